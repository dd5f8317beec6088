package aicmo.cam.inbox.thread;

import aicmo.cam.events.EmailQueued;
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

    EmailQueuedListener(Intake intake, Settling settling) {
        this.intake = intake;
        this.settling = settling;
    }

    @Incoming("email-queued")
    @Blocking
    void on(ConsumerRecords<String, byte[]> records) {
        intake.all(
                records,
                EmailQueued.class,
                events -> settling.announced(events.stream()
                        .map(event -> Telling.of(event, Announced::by))
                        .toList()));
    }
}
