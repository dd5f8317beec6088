package aicmo.cam.decision.feed;

import aicmo.cam.decision.alert.Concern;
import aicmo.cam.events.MailboxFailing;
import aicmo.cam.events.SendingHeld;
import aicmo.cam.messaging.intake.Intake;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Hears what troubles the other services, and lets people know. */
@ApplicationScoped
class TroubleListener {
    private final Intake intake;
    private final Fanout fanout;

    TroubleListener(Intake intake, Fanout fanout) {
        this.intake = intake;
        this.fanout = fanout;
    }

    @Incoming("sending-held")
    @Blocking
    void held(ConsumerRecords<String, byte[]> records) {
        intake.each(records, SendingHeld.class, event -> fanout.raise(Concern.of(event)));
    }

    @Incoming("mailbox-failing")
    @Blocking
    void failing(ConsumerRecords<String, byte[]> records) {
        intake.each(records, MailboxFailing.class, event -> fanout.raise(Concern.of(event)));
    }
}
