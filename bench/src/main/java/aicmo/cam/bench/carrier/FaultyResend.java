package aicmo.cam.bench.carrier;

import aicmo.cam.testing.resend.Fault;
import aicmo.cam.testing.resend.ResendApi;
import aicmo.cam.testing.resend.ResendError;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Resend's API of which a part of the calls goes wrong: before it accepted, after it accepted, or with an error. */
public final class FaultyResend implements FaultyCarrier {
    private static final int FORESEEN_CALLS = 100_000;
    private static final int REQUESTS_PER_SECOND = 10;
    private static final List<Fault> FAULTS = List.of(
            Fault.TIMEOUT_BEFORE_ACCEPT,
            Fault.TIMEOUT_AFTER_ACCEPT,
            Fault.RESET_BEFORE_ACCEPT,
            Fault.RESET_AFTER_ACCEPT,
            Fault.CLOSE_AFTER_ACCEPT,
            Fault.ERROR_AFTER_ACCEPT,
            Fault.error(ResendError.RATE_LIMIT_EXCEEDED),
            Fault.status(500),
            Fault.status(503));

    private final ResendCarrier carrier;
    private final Fault[] planned;

    private FaultyResend(ResendCarrier carrier, Fault[] planned) {
        this.carrier = carrier;
        this.planned = planned;
    }

    /**
     * Starts it.
     *
     * @param share of the calls that go wrong, from 0 to 1
     */
    public static FaultyResend start(double share, long seed) {
        Random chance = new Random(seed);
        Fault[] planned = new Fault[FORESEEN_CALLS];
        for (int i = 0; i < planned.length; i++) {
            planned[i] = chance.nextDouble() < share ? FAULTS.get(chance.nextInt(FAULTS.size())) : Fault.NONE;
        }
        ResendCarrier carrier = ResendCarrier.start(REQUESTS_PER_SECOND);
        carrier.api().next(planned);
        return new FaultyResend(carrier, planned);
    }

    public ResendApi api() {
        return carrier.api();
    }

    @Override
    public Map<String, Long> taken() {
        return carrier.api().accepted().perRecipient();
    }

    /** Counted from the calls that came through: the plan has one place for each. */
    @Override
    public int faults() {
        long calls = carrier.api().received().stream()
                .filter(call -> call.method().equals("POST"))
                .count();
        int faults = 0;
        for (int i = 0; i < Math.min(calls, planned.length); i++) {
            faults += planned[i] == Fault.NONE ? 0 : 1;
        }
        return faults;
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
