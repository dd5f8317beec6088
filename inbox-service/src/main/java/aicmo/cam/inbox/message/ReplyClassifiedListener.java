package aicmo.cam.inbox.message;

import aicmo.cam.events.ReplyClassified;
import aicmo.cam.messaging.intake.Intake;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Messages are shown with what they were understood to mean. */
@ApplicationScoped
class ReplyClassifiedListener {
    private final Intake intake;
    private final ClassificationRows rows;

    ReplyClassifiedListener(Intake intake, ClassificationRows rows) {
        this.intake = intake;
        this.rows = rows;
    }

    @Incoming("reply-classified")
    @Blocking
    void on(ConsumerRecords<String, byte[]> records) {
        intake.each(records, ReplyClassified.class, rows::note);
    }
}
