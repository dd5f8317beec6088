package aicmo.cam.sender;

import aicmo.cam.events.EmailFailed.Reason;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.util.Locale;

/** Counts what becomes of mails. */
@Singleton
public class SenderMetrics {
    private final MeterRegistry registry;

    SenderMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    public void queued(long mails) {
        registry.counter("cam.emails.queued").increment(mails);
    }

    public void sent(String provider, boolean dryRun) {
        registry.counter("cam.emails.sent", "provider", provider, "dry_run", Boolean.toString(dryRun))
                .increment();
    }

    public void failed(Reason reason) {
        registry.counter("cam.emails.failed", "reason", reason.name().toLowerCase(Locale.ROOT))
                .increment();
    }

    public void unknown() {
        registry.counter("cam.emails.unknown").increment();
    }

    public void postponed() {
        registry.counter("cam.emails.postponed").increment();
    }
}
