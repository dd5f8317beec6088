package aicmo.cam.inbox.thread;

import aicmo.cam.events.EmailQueued;
import aicmo.cam.messaging.Traces;
import aicmo.cam.messaging.intake.Intake;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** A mail may be answered before its EmailSent is here, and also where its outcome stays unknown. */
@ApplicationScoped
class EmailQueuedListener {
    private final Intake intake;
    private final Settling settling;
    private final Traces traces;

    EmailQueuedListener(Intake intake, Settling settling, Traces traces) {
        this.intake = intake;
        this.settling = settling;
        this.traces = traces;
    }

    @Incoming("email-queued")
    @Blocking
    void on(ConsumerRecords<String, byte[]> records) {
        intake.each(records, EmailQueued.class, event -> settling.announced(Announced.by(event), traces.current()));
    }
}
