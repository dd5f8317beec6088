package aicmo.cam.events;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * The sender accepted a mail: it has its row, its rendered bytes and its content hash. Published by sender, keyed by lead, else
 * by the recipient.
 *
 * @param email which mail
 * @param recipient the address it goes to
 * @param subject as rendered
 * @param contentHash SHA-256, in hex, of what makes this mail this mail
 * @param from the address it will come from; null where not told
 * @param messageIds every Message-ID that a reply may name, as far as they are known before it goes, with angle brackets
 * @param cc the addresses that it goes to as well; empty for a mail of a campaign
 */
public record EmailQueued(
        UUID eventId,
        Instant occurredAt,
        MailRef email,
        String recipient,
        String subject,
        String contentHash,
        String from,
        List<String> messageIds,
        List<String> cc)
        implements Event {

    public EmailQueued {
        Required.identity(eventId, occurredAt);
        Required.given(email, "email");
        Required.given(recipient, "recipient");
        Required.given(contentHash, "content_hash");
        messageIds = Required.orEmpty(messageIds);
        cc = Required.orEmpty(cc);
    }

    @Override
    public String key() {
        return email.keyOr(recipient);
    }
}
