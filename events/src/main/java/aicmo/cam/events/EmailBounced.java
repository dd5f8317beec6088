package aicmo.cam.events;

import java.time.Instant;
import java.util.UUID;

/**
 * A mail came back. Published by sender, keyed by lead, else by the recipient.
 *
 * @param email which mail; null where the report named none that is known
 * @param recipient the address that failed
 * @param kind hard only where the address itself is dead
 * @param status the enhanced status code (RFC 3463), such as {@code 5.1.1}; null where none was given
 * @param smtpReply the SMTP reply code, such as {@code 550}; null where none was given
 * @param reason why, in words
 * @param via how it was learned
 */
public record EmailBounced(
        UUID eventId,
        Instant occurredAt,
        MailRef email,
        String recipient,
        BounceKind kind,
        String status,
        String smtpReply,
        String reason,
        Via via)
        implements Event {

    public EmailBounced {
        Required.identity(eventId, occurredAt);
        Required.given(recipient, "recipient");
        Required.given(kind, "kind");
        Required.given(via, "via");
    }

    @Override
    public String key() {
        return email == null ? recipient : email.keyOr(recipient);
    }

    /** How a bounce was learned. */
    public enum Via {
        /** The provider's webhook told it. */
        WEBHOOK,
        /** A delivery report came by mail and was classified. */
        REPLY
    }
}
