package aicmo.cam.events;

import java.time.Instant;
import java.util.UUID;

/**
 * A recipient said stop, outside a reply: by the one-click link or by a complaint to the mailbox provider. Published by sender,
 * keyed by lead, else by the recipient.
 *
 * @param email the mail by which it was said; null where none is known
 * @param recipient the address that wants no more mail
 * @param via how it was said
 */
public record RecipientUnsubscribed(UUID eventId, Instant occurredAt, MailRef email, String recipient, Via via)
        implements Event {

    public RecipientUnsubscribed {
        Required.identity(eventId, occurredAt);
        Required.given(recipient, "recipient");
        Required.given(via, "via");
    }

    @Override
    public String key() {
        return email == null ? recipient : email.keyOr(recipient);
    }

    /** How a recipient said stop. */
    public enum Via {
        /** List-Unsubscribe-Post (RFC 8058) or the page behind the link. */
        ONE_CLICK,
        /** "This is spam", told by the provider. */
        COMPLAINT
    }
}
