package aicmo.cam.sender.reply;

import aicmo.cam.events.MailRef;
import aicmo.cam.events.ReplyClass;
import aicmo.cam.events.ReplyClassified;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * That a person answered: campaigns send nothing to these addresses until somebody decides or the rest period is over. Only the
 * `qualified` track of the campaign that got a positive answer goes on, since its mails are the answer to that answer.
 *
 * @param message the answer, as inbox names it
 * @param addresses as suppression compares them: the one that was written to, and the one that answered
 * @param replyClass how the classifier understood the answer
 * @param campaignId of the mail that was answered; null where that is unknown or belongs to no campaign
 * @param leadId null where the campaign is
 * @param answeredAt when the mailbox got the answer
 * @param until when the rest period is over
 * @param releasedAt when somebody decided; null where nobody did
 * @param releasedBy who did
 * @param reason why, in words; null where nobody said
 */
record AnswerHold(
        UUID message,
        List<String> addresses,
        ReplyClass replyClass,
        UUID campaignId,
        UUID leadId,
        Instant answeredAt,
        Instant until,
        Instant releasedAt,
        String releasedBy,
        String reason) {

    /**
     * The hold that follows from a message; empty where no person answered, where the suppression list stops the address, and where a
     * person has decided already.
     *
     * @param rest the length of the rest period; it begins with the answer, but never in the future
     */
    static Optional<AnswerHold> of(ReplyClassified reply, Duration rest, Instant now) {
        boolean holds =
                switch (reply.replyClass()) {
                    case POSITIVE, NEUTRAL -> reply.correctedBy() == null;
                    case BOUNCE, OOO, UNSUB, NEGATIVE -> false;
                };
        Instant answered = reply.receivedAt().isAfter(now) ? now : reply.receivedAt();
        Instant until = answered.plus(rest);
        List<String> addresses = List.copyOf(Consequences.keys(reply.recipient(), reply.from()));
        if (!holds || addresses.isEmpty() || !until.isAfter(now)) {
            return Optional.empty();
        }
        MailRef mail = reply.email();
        return Optional.of(new AnswerHold(
                reply.inboundId(),
                addresses,
                reply.replyClass(),
                mail == null ? null : mail.campaignId(),
                mail == null ? null : mail.leadId(),
                answered,
                until,
                null,
                null,
                null));
    }

    /** The same for some of its addresses. */
    AnswerHold of(List<String> some) {
        return new AnswerHold(
                message, some, replyClass, campaignId, leadId, answeredAt, until, releasedAt, releasedBy, reason);
    }
}
