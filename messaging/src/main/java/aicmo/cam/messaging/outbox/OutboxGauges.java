package aicmo.cam.messaging.outbox;

import aicmo.cam.messaging.database.SideConnections;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/** How much waits in the outbox, and for how long: the first thing to look at when a service seems silent. */
@Singleton
class OutboxGauges {
    void register(
            @Observes StartupEvent event,
            MeterRegistry registry,
            @Identifier(SideConnections.NAME) OutboxTable outbox) {
        Gauge.builder("cam.outbox.pending", outbox, OutboxTable::pending)
                .description("events that are committed and not yet published")
                .register(registry);
        Gauge.builder(
                        "cam.outbox.oldest.age",
                        outbox,
                        table -> table.oldestAge().toMillis() / 1000.0)
                .description("for how long the oldest of them has waited")
                .baseUnit("seconds")
                .register(registry);
    }
}
