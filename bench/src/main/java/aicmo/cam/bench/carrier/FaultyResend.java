package aicmo.cam.bench.carrier;

import aicmo.cam.testing.resend.Fault;
import aicmo.cam.testing.resend.ResendApi;
import aicmo.cam.testing.resend.ResendError;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Resend's API of which a part of the calls goes wrong: before it accepted, after it accepted, or with an error. */
public final class FaultyResend implements FaultyCarrier {
    private static final int FORESEEN_CALLS = 100_000;
    private static final int REQUESTS_PER_SECOND = 10;

    private enum Kind {
        TIMEOUT_BEFORE_ACCEPT(Fault.TIMEOUT_BEFORE_ACCEPT),
        TIMEOUT_AFTER_ACCEPT(Fault.TIMEOUT_AFTER_ACCEPT),
        RESET_BEFORE_ACCEPT(Fault.RESET_BEFORE_ACCEPT),
        RESET_AFTER_ACCEPT(Fault.RESET_AFTER_ACCEPT),
        CLOSE_AFTER_ACCEPT(Fault.CLOSE_AFTER_ACCEPT),
        ERROR_AFTER_ACCEPT(Fault.ERROR_AFTER_ACCEPT),
        RATE_LIMIT_EXCEEDED(Fault.error(ResendError.RATE_LIMIT_EXCEEDED)),
        STATUS_500(Fault.status(500)),
        STATUS_503(Fault.status(503));

        private final Fault fault;

        Kind(Fault fault) {
            this.fault = fault;
        }
    }

    private final ResendCarrier carrier;
    private final List<Optional<Kind>> planned;

    private FaultyResend(ResendCarrier carrier, List<Optional<Kind>> planned) {
        this.carrier = carrier;
        this.planned = planned;
    }

    /**
     * Starts it.
     *
     * @param share of the calls that go wrong, from 0 to 1
     */
    public static FaultyResend start(double share, long seed) {
        FaultRounds<Kind> rounds = new FaultRounds<>(List.of(Kind.values()), share, seed);
        List<Optional<Kind>> planned =
                Stream.generate(rounds::next).limit(FORESEEN_CALLS).toList();
        ResendCarrier carrier = ResendCarrier.start(REQUESTS_PER_SECOND);
        carrier.api()
                .next(planned.stream()
                        .map(kind -> kind.map(one -> one.fault).orElse(Fault.NONE))
                        .toArray(Fault[]::new));
        return new FaultyResend(carrier, planned);
    }

    public ResendApi api() {
        return carrier.api();
    }

    @Override
    public Map<String, Long> taken() {
        return carrier.api().accepted().perRecipient();
    }

    @Override
    public int faults() {
        return (int) met().count();
    }

    @Override
    public Set<String> unmet() {
        Set<Kind> met = met().collect(Collectors.toSet());
        return Stream.of(Kind.values())
                .filter(kind -> !met.contains(kind))
                .map(Kind::name)
                .collect(Collectors.toSet());
    }

    private Stream<Kind> met() {
        return planned.stream().limit(planned.size() - carrier.api().left()).flatMap(Optional::stream);
    }

    @Override
    public Map<String, String> settings() {
        return carrier.settings();
    }

    @Override
    public void close() {
        carrier.close();
    }
}
