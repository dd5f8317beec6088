package aicmo.cam.events;

import java.time.Instant;
import java.util.UUID;

/**
 * The sender gave a mail up: it did not go and will not. Published by sender, keyed by lead, else by the recipient.
 *
 * @param email which mail
 * @param recipient the address it was for
 * @param reason why, for programs
 * @param detail why, for people: what was wrong, where, and what to do
 * @param status the enhanced status code (RFC 3463) with which a mail server refused it, such as {@code 5.1.1}, else its reply code;
 *     null where none did
 * @param bounce hard where that says that the address is dead: it counts as a bounce, though the mail never left; null otherwise
 */
public record EmailFailed(
        UUID eventId,
        Instant occurredAt,
        MailRef email,
        String recipient,
        Reason reason,
        String detail,
        String status,
        BounceKind bounce)
        implements Event {

    /** A mail that no mail server refused. */
    public EmailFailed(
            UUID eventId, Instant occurredAt, MailRef email, String recipient, Reason reason, String detail) {
        this(eventId, occurredAt, email, recipient, reason, detail, null, null);
    }

    public EmailFailed {
        Required.identity(eventId, occurredAt);
        Required.given(email, "email");
        Required.given(recipient, "recipient");
        Required.given(reason, "reason");
    }

    @Override
    public String key() {
        return email.keyOr(recipient);
    }

    /** Why a mail was given up. */
    public enum Reason {
        /** The address can't be an address. */
        INVALID_ADDRESS,
        /** The address is on the suppression list. */
        SUPPRESSED,
        /** The address is not on the allow-list of the installation. */
        NOT_ALLOWED,
        /** The template could not be rendered for this lead. */
        TEMPLATE,
        /** The same mail was already asked for under another request. */
        DUPLICATE,
        /** The provider refused it for good. */
        REJECTED,
        /** It was cancelled before it went: the lead's sequence had stopped. */
        CANCELLED,
        /** Every retry failed. */
        RETRIES_EXHAUSTED,
        /** The installation lacks what every campaign mail must carry: a postal address, or the public URL of the opt-out link. */
        INCOMPLETE_SETTINGS
    }
}
