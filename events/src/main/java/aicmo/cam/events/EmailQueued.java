package aicmo.cam.events;

import java.time.Instant;
import java.util.UUID;

/**
 * The sender accepted a mail: it has its row, its rendered bytes and its content hash. Published by sender, keyed by lead, else
 * by the recipient.
 *
 * @param email which mail
 * @param recipient the address it goes to
 * @param subject as rendered
 * @param contentHash SHA-256, in hex, of what makes this mail this mail
 */
public record EmailQueued(
        UUID eventId, Instant occurredAt, MailRef email, String recipient, String subject, String contentHash)
        implements Event {

    public EmailQueued {
        Required.identity(eventId, occurredAt);
        Required.given(email, "email");
        Required.given(recipient, "recipient");
        Required.given(contentHash, "content_hash");
    }

    @Override
    public String key() {
        return email.keyOr(recipient);
    }
}
