package aicmo.cam.followup.enrolment;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;

/** {@code cam.followup.overdue}: zero where every lead got in time what was due to it. */
@Singleton
class DueGauges {
    private final DueRows due;
    private final Clock clock;

    DueGauges(DueRows due, Clock clock) {
        this.due = due;
        this.clock = clock;
    }

    void register(@Observes StartupEvent event, MeterRegistry registry) {
        Gauge.builder("cam.followup.overdue", this, DueGauges::overdue)
                .description("for how long the lead that has waited longest has been due")
                .baseUnit("seconds")
                .register(registry);
    }

    private double overdue() {
        return due.next()
                .map(at -> Math.max(0, Duration.between(at, clock.instant()).toMillis() / 1000.0))
                .orElse(0.0);
    }
}
