package aicmo.cam.classifier.reply;

import aicmo.cam.events.ReplyIngested;
import aicmo.cam.messaging.intake.Intake;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Every message that came in is understood. */
@ApplicationScoped
class ReplyIngestedListener {
    private final Intake intake;
    private final ClassifiedReplies replies;

    ReplyIngestedListener(Intake intake, ClassifiedReplies replies) {
        this.intake = intake;
        this.replies = replies;
    }

    @Incoming("reply-ingested")
    @Blocking
    void on(ConsumerRecords<String, byte[]> records) {
        intake.each(records, ReplyIngested.class, replies::classify);
    }
}
