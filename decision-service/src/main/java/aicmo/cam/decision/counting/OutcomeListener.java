package aicmo.cam.decision.counting;

import aicmo.cam.events.EmailBounced;
import aicmo.cam.events.EmailFailed;
import aicmo.cam.events.EmailQueued;
import aicmo.cam.events.EmailSent;
import aicmo.cam.events.LeadChanged;
import aicmo.cam.events.RecipientUnsubscribed;
import aicmo.cam.events.ReplyClassified;
import aicmo.cam.messaging.intake.Intake;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Hears what becomes of mails and of leads. */
@ApplicationScoped
class OutcomeListener {
    private final Intake intake;
    private final Tally tally;

    OutcomeListener(Intake intake, Tally tally) {
        this.intake = intake;
        this.tally = tally;
    }

    @Incoming("email-queued")
    @Blocking
    void queued(ConsumerRecords<String, byte[]> records) {
        intake.each(records, EmailQueued.class, event -> tally.add(MailChange.of(event)));
    }

    @Incoming("email-sent")
    @Blocking
    void sent(ConsumerRecords<String, byte[]> records) {
        intake.each(records, EmailSent.class, event -> tally.add(MailChange.of(event)));
    }

    @Incoming("email-failed")
    @Blocking
    void failed(ConsumerRecords<String, byte[]> records) {
        intake.each(records, EmailFailed.class, event -> tally.add(MailChange.of(event)));
    }

    @Incoming("email-bounced")
    @Blocking
    void bounced(ConsumerRecords<String, byte[]> records) {
        intake.each(records, EmailBounced.class, event -> tally.add(MailChange.of(event)));
    }

    @Incoming("recipient-unsubscribed")
    @Blocking
    void unsubscribed(ConsumerRecords<String, byte[]> records) {
        intake.each(records, RecipientUnsubscribed.class, event -> tally.add(MailChange.of(event)));
    }

    @Incoming("reply-classified")
    @Blocking
    void classified(ConsumerRecords<String, byte[]> records) {
        intake.each(records, ReplyClassified.class, event -> tally.add(MailChange.of(event)));
    }

    @Incoming("lead-changed")
    @Blocking
    void moved(ConsumerRecords<String, byte[]> records) {
        intake.each(records, LeadChanged.class, event -> tally.add(Lead.of(event)));
    }
}
