package aicmo.cam.inbox.thread;

import aicmo.cam.events.EmailSent;
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

    EmailSentListener(Intake intake, Settling settling) {
        this.intake = intake;
        this.settling = settling;
    }

    @Incoming("email-sent")
    @Blocking
    void on(ConsumerRecords<String, byte[]> records) {
        intake.all(
                records,
                EmailSent.class,
                events -> settling.announced(events.stream()
                        .map(event -> Telling.of(event, Announced::by))
                        .toList()));
    }
}
