package aicmo.cam.decision.campaign;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import org.jdbi.v3.core.Jdbi;

/** {@code cam.campaigns.paused}, by {@code rules} or by a {@code person}: asked of the database whenever the metrics are read. */
@Singleton
class CampaignGauges {
    private final Jdbi jdbi;

    CampaignGauges(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    void register(@Observes StartupEvent event, MeterRegistry registry) {
        gauge(registry, "rules", "changed_by = 'auto'");
        gauge(registry, "person", "changed_by is distinct from 'auto'");
    }

    private void gauge(MeterRegistry registry, String by, String condition) {
        Gauge.builder("cam.campaigns.paused", this, gauges -> gauges.count(condition))
                .description("campaigns that are paused")
                .tag("by", by)
                .register(registry);
    }

    private double count(String condition) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "select count(*) from campaign_status where status = 'PAUSED' and " + condition)
                .mapTo(Double.class)
                .one());
    }
}
