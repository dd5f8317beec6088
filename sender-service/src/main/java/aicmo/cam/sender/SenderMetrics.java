package aicmo.cam.sender;

import aicmo.cam.events.EmailFailed.Reason;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Locale;
import java.util.function.Supplier;

/** Counts what becomes of mails. */
@Singleton
public class SenderMetrics {
    private static final Duration SHORTEST = Duration.ofMillis(1);
    private static final Duration LONGEST = Duration.ofSeconds(60);

    private final MeterRegistry registry;

    SenderMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    public void queued(long mails) {
        registry.counter("cam.emails.queued").increment(mails);
    }

    public void sent(String provider, boolean dryRun, int mails) {
        registry.counter("cam.emails.sent", "provider", provider, "dry_run", Boolean.toString(dryRun))
                .increment(mails);
    }

    public void failed(Reason reason) {
        registry.counter("cam.emails.failed", "reason", reason.name().toLowerCase(Locale.ROOT))
                .increment();
    }

    public void unknown(int mails) {
        registry.counter("cam.emails.unknown").increment(mails);
    }

    public void repeated(int mails) {
        registry.counter("cam.emails.repeated").increment(mails);
    }

    public void postponed() {
        registry.counter("cam.emails.postponed").increment();
    }

    /** How long a stage of a mail's way through the sender takes: {@code claim}, {@code begin}, {@code call}, {@code record}. */
    public <T> T timed(String stage, Supplier<T> work) {
        return Timer.builder("cam.emails.stage")
                .tag("stage", stage)
                // Buckets, and not percentiles, since those of several replicas can be put together.
                .publishPercentileHistogram()
                .minimumExpectedValue(SHORTEST)
                .maximumExpectedValue(LONGEST)
                .register(registry)
                .record(work);
    }
}
