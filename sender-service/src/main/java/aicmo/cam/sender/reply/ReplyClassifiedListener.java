package aicmo.cam.sender.reply;

import aicmo.cam.events.ReplyClassified;
import aicmo.cam.messaging.intake.Intake;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

@ApplicationScoped
class ReplyClassifiedListener {
    private final Intake intake;
    private final Replies replies;

    ReplyClassifiedListener(Intake intake, Replies replies) {
        this.intake = intake;
        this.replies = replies;
    }

    @Incoming("reply-classified")
    @Blocking
    void on(ConsumerRecords<String, byte[]> records) {
        intake.each(records, ReplyClassified.class, replies::classified);
    }
}
