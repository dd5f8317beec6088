package aicmo.cam.decision.counting;

import aicmo.cam.decision.metrics.Part;
import aicmo.cam.events.EmailBounced;
import aicmo.cam.events.EmailFailed;
import aicmo.cam.events.EmailQueued;
import aicmo.cam.events.EmailSent;
import aicmo.cam.events.MailRef;
import aicmo.cam.events.RecipientUnsubscribed;
import aicmo.cam.events.ReplyClassified;
import java.util.function.UnaryOperator;

/**
 * What an event says of one mail.
 *
 * @param mail which; null, or without a campaign, for what no campaign is judged by
 */
record MailChange(MailRef mail, UnaryOperator<Mail> change) {

    static MailChange of(EmailQueued event) {
        return new MailChange(event.email(), Mail::afterQueuing);
    }

    static MailChange of(EmailSent event) {
        return new MailChange(event.email(), mail -> mail.afterSending(event.occurredAt(), event.dryRun()));
    }

    static MailChange of(EmailFailed event) {
        return new MailChange(event.email(), mail -> mail.afterFailing(Failure.of(event)));
    }

    static MailChange of(EmailBounced event) {
        return new MailChange(event.email(), mail -> mail.afterBounce(event.kind(), event.via()));
    }

    static MailChange of(RecipientUnsubscribed event) {
        return new MailChange(event.email(), mail -> mail.afterUnsubscribing(event.via()));
    }

    static MailChange of(ReplyClassified event) {
        return new MailChange(event.email(), mail -> mail.afterAnswer(Verdict.of(event)));
    }

    /** The mail with what is now known of it, and of where it belongs. */
    Mail applyTo(Mail before) {
        return change.apply(before.of(new Part(mail.track(), mail.step(), mail.variant(), mail.stepId())));
    }

    boolean isOfCampaign() {
        return mail != null && mail.campaignId() != null;
    }
}
