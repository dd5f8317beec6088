package aicmo.cam.sender.provider;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Leaves a provider alone that does not answer, for longer and longer. What it holds back did surely not go with that call; what became
 * of a call that was made it tells as it is.
 *
 * <p>Not by SmallRye Fault Tolerance: that counts exceptions, while these failures are values.
 */
final class BreakingProvider implements EmailProvider {
    private static final Logger LOG = Logger.getLogger(BreakingProvider.class);
    private static final int FAILURES = 5;
    private static final Duration SHORTEST = Duration.ofSeconds(5);
    private static final Duration LONGEST = Duration.ofMinutes(5);

    private final EmailProvider provider;
    private final CircuitBreaker breaker;

    BreakingProvider(EmailProvider provider, Clock clock) {
        this.provider = provider;
        this.breaker = new CircuitBreaker(FAILURES, SHORTEST, LONGEST, clock);
    }

    @Override
    public List<Outcome> send(Batch batch) {
        Optional<Instant> until = breaker.refusesUntil();
        if (until.isPresent()) {
            Outcome held = new Outcome.Halted(
                    Outcome.Halted.Scope.PROVIDER,
                    until.get(),
                    provider.name() + " did not answer several times in a row");
            return Collections.nCopies(batch.mails().size(), held);
        }
        boolean answered = false;
        try {
            List<Outcome> outcomes = provider.send(batch);
            answered = !outcomes.stream().allMatch(BreakingProvider::isFailure);
            return outcomes;
        } finally {
            tell(answered);
        }
    }

    private void tell(boolean answered) {
        if (answered) {
            breaker.succeeded();
        } else {
            breaker.failed()
                    .ifPresent(until ->
                            LOG.warnf("%s did not answer several times in a row: no call before %s", name(), until));
        }
    }

    private static boolean isFailure(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Unreached unreached -> true;
            case Outcome.Unknown unknown -> true;
            case Outcome.Accepted accepted -> false;
            case Outcome.Rejected rejected -> false;
            case Outcome.CopyRejected rejected -> false;
            case Outcome.Postponed postponed -> false;
            case Outcome.SenderRefused refused -> false;
            case Outcome.Halted halted -> false;
        };
    }

    @Override
    public WrittenMail written(Batch.Item item) {
        return provider.written(item);
    }

    @Override
    public String name() {
        return provider.name();
    }

    @Override
    public boolean repeatable() {
        return provider.repeatable();
    }

    @Override
    public int maxBatch() {
        return provider.maxBatch();
    }

    @Override
    public int connections() {
        return provider.connections();
    }

    @Override
    public Duration callEvery() {
        return provider.callEvery();
    }

    @Override
    public Optional<Instant> notBefore() {
        return provider.notBefore();
    }

    @Override
    public SentLookup lookup() {
        return provider.lookup();
    }
}
