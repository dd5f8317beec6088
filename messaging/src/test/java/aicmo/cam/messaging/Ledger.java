package aicmo.cam.messaging;

import aicmo.cam.events.LeadChanged;
import aicmo.cam.events.LeadState;
import aicmo.cam.messaging.intake.Intake;
import io.opentelemetry.api.trace.Span;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jdbi.v3.core.Jdbi;

/** A service as small as one can be: it writes down what it applied. */
@ApplicationScoped
class Ledger {
    static final String POISON = "poison";

    private final Intake intake;
    private final Jdbi jdbi;

    Ledger(Intake intake, Jdbi jdbi) {
        this.intake = intake;
        this.jdbi = jdbi;
    }

    @Incoming("lead-changed")
    @Blocking
    void on(ConsumerRecords<String, byte[]> records) {
        intake.each(records, LeadChanged.class, event -> apply(jdbi, event));
    }

    static void apply(Jdbi jdbi, LeadChanged event) {
        jdbi.useHandle(handle -> handle.execute(
                "insert into applied (event_id, lead_id, why, trace) values (?, ?, ?, ?)",
                event.eventId(),
                event.leadId(),
                event.why(),
                Span.current().getSpanContext().getTraceId()));
        if (event.why().equals(POISON)) {
            throw new IllegalStateException("this lead is poison");
        }
    }

    static LeadChanged event(UUID lead, String why) {
        return new LeadChanged(
                EventId.next(),
                Instant.now(),
                lead,
                new UUID(0, 1),
                "lead@example.org",
                LeadState.NEW,
                LeadState.CONTACTED,
                why,
                null);
    }

    static List<String> applied(Jdbi jdbi, UUID lead) {
        return jdbi.withHandle(
                handle -> handle.createQuery("select why from applied where lead_id = ? order by position")
                        .bind(0, lead)
                        .mapTo(String.class)
                        .list());
    }
}
