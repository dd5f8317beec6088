package aicmo.cam.inbox.mailbox;

import java.time.Duration;
import java.time.Instant;

/**
 * How one folder of a mailbox is doing.
 *
 * @param status {@code NEW} before the first look, {@code READ} where the last look went well, {@code FAILING} where not, {@code REMOVED}
 *     where it is read no longer
 * @param behind messages that were seen and are not yet taken in
 * @param messages taken in so far
 * @param failures looks that failed since the last success
 * @param lastError what went wrong last, and what to do; also of a failure that is over
 * @param secondsSinceSuccess grows where nobody looks
 */
public record MailboxState(
        String address,
        String folder,
        String status,
        Long uidValidity,
        long lastUid,
        long behind,
        long messages,
        int failures,
        Instant lastSuccess,
        Long secondsSinceSuccess,
        String lastError,
        Instant lastErrorAt,
        Instant nextPollAt) {

    /** @param read whether it is still to be read */
    public static MailboxState of(Mailbox mailbox, boolean read) {
        return new MailboxState(
                mailbox.address(),
                mailbox.folder(),
                read ? status(mailbox) : "REMOVED",
                mailbox.uidValidity().orElse(null),
                mailbox.lastUid(),
                mailbox.behind(),
                mailbox.messages(),
                mailbox.failures(),
                mailbox.lastSuccess().orElse(null),
                mailbox.sinceSuccess().map(Duration::toSeconds).orElse(null),
                mailbox.lastError().orElse(null),
                mailbox.lastErrorAt().orElse(null),
                mailbox.nextPollAt());
    }

    private static String status(Mailbox mailbox) {
        if (mailbox.failures() > 0) {
            return "FAILING";
        }
        return mailbox.lastSuccess().isPresent() ? "READ" : "NEW";
    }
}
