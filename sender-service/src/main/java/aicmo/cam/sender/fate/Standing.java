package aicmo.cam.sender.fate;

import aicmo.cam.events.MailRef;
import aicmo.cam.sender.mail.MailStatus;
import aicmo.cam.sender.mail.TimelineEntry;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * How a mail stands, as far as its fate goes.
 *
 * @param recipientKey as suppression compares addresses
 * @param handedOverAt null where it waits, or never was
 * @param sentAt since when it is known to have gone; null where it is not
 * @param messageId ours
 * @param learnedMessageId the one it really went out with; null where not learned
 * @param messageIds all that a reply may name, once it went
 * @param told what was published of its fate
 * @param copies who gets copies, as suppression compares addresses, in their order
 * @param replaced whether another mail stands for the same step or content, so that this one can't stand again
 */
record Standing(
        MailRef ref,
        String recipient,
        String recipientKey,
        MailStatus status,
        String reason,
        String detail,
        Instant handedOverAt,
        Instant sentAt,
        String provider,
        String providerMessageId,
        String messageId,
        String learnedMessageId,
        List<String> messageIds,
        Set<String> told,
        List<TimelineEntry> timeline,
        List<String> copies,
        boolean replaced) {

    Standing {
        messageIds = List.copyOf(messageIds);
        told = Set.copyOf(told);
        timeline = List.copyOf(timeline);
        copies = List.copyOf(copies);
    }

    UUID id() {
        return ref.emailId();
    }

    boolean went() {
        return sentAt != null;
    }

    /** Whether mails of that status keep their step and their content to themselves. */
    static boolean stands(MailStatus status) {
        return switch (status) {
            case QUEUED, SENDING, SENT, DELIVERED, BOUNCED, COMPLAINED, UNKNOWN -> true;
            case FAILED, SUPPRESSED, CANCELLED -> false;
        };
    }
}
