package aicmo.cam.sender;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import org.jdbi.v3.core.Jdbi;

/** How many mails wait, asked of the database whenever the metrics are read. */
@Singleton
final class SenderGauges {
    private final Jdbi jdbi;

    SenderGauges(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    void register(@Observes StartupEvent event, MeterRegistry registry) {
        registry.gauge(
                "cam.emails.waiting", this, gauges -> gauges.count("e.status = 'QUEUED' and e.waits_for is null"));
        registry.gauge(
                "cam.emails.held", this, gauges -> gauges.count("e.status = 'QUEUED' and e.waits_for is not null"));
        registry.gauge("cam.holds", this, SenderGauges::holds);
        registry.gauge("cam.answers.held", this, SenderGauges::answers);
        registry.gauge("cam.emails.uncertain", this, gauges -> gauges.count("e.status = 'UNKNOWN'"));
    }

    /** What keeps mails back as a whole: a provider that does not answer, a quota, a wrong key. */
    private double holds() {
        return jdbi.withHandle(handle -> handle.createQuery("select count(*) from hold where in_force")
                .mapTo(Double.class)
                .one());
    }

    /** Answers of people about which nobody has decided yet. */
    private double answers() {
        return jdbi.withHandle(
                handle -> handle.createQuery("""
                        select count(distinct inbound_id) from answer_hold where released_at is null and until > now()
                        """).mapTo(Double.class).one());
    }

    private double count(String condition) {
        return jdbi.withHandle(handle -> handle.createQuery("select count(*) from outbound_email e where " + condition)
                .mapTo(Double.class)
                .one());
    }
}
