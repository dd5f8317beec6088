package aicmo.cam.decision.webhook;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/** {@code cam.webhooks.waiting}: what receivers have not taken yet. */
@Singleton
class DeliveryGauges {
    void register(@Observes StartupEvent event, MeterRegistry registry, DeliveryRows deliveries) {
        Gauge.builder("cam.webhooks.waiting", deliveries, DeliveryRows::waiting)
                .description("deliveries to webhooks that are still to be made, or made again")
                .register(registry);
    }
}
