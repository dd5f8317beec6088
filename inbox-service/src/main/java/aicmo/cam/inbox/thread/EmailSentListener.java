package aicmo.cam.inbox.thread;

import aicmo.cam.events.EmailSent;
import aicmo.cam.messaging.Traces;
import aicmo.cam.messaging.intake.Intake;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** What was sent can be answered. */
@ApplicationScoped
class EmailSentListener {
    private final Intake intake;
    private final Settling settling;
    private final Traces traces;

    EmailSentListener(Intake intake, Settling settling, Traces traces) {
        this.intake = intake;
        this.settling = settling;
        this.traces = traces;
    }

    @Incoming("email-sent")
    @Blocking
    void on(ConsumerRecords<String, byte[]> records) {
        intake.each(records, EmailSent.class, event -> settling.announced(Announced.by(event), traces.current()));
    }
}
