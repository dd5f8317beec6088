package aicmo.cam.events;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A mail was handed to the provider, who took it. Published by sender, keyed by lead, else by the recipient. It is published
 * again (with a new event id) when the provider tells another message id for the mail.
 *
 * @param email which mail
 * @param recipient the address it went to
 * @param from the address it came from
 * @param replyTo where answers go
 * @param subject as rendered
 * @param messageIds every Message-ID that a reply may name, with angle brackets
 * @param provider who took it: {@code smtp}, {@code resend}, {@code noop}
 * @param providerMessageId the provider's own id; null where it has none
 * @param dryRun whether nothing really left
 * @param cc the addresses that it went to as well; empty for a mail of a campaign
 */
public record EmailSent(
        UUID eventId,
        Instant occurredAt,
        MailRef email,
        String recipient,
        String from,
        String replyTo,
        String subject,
        List<String> messageIds,
        String provider,
        String providerMessageId,
        boolean dryRun,
        List<String> cc)
        implements Event {

    public EmailSent {
        Required.identity(eventId, occurredAt);
        Required.given(email, "email");
        Required.given(recipient, "recipient");
        Required.given(from, "from");
        Required.given(provider, "provider");
        messageIds = Required.orEmpty(messageIds);
        cc = Required.orEmpty(cc);
    }

    /** Of a mail that went to its recipient alone. */
    public EmailSent(
            UUID eventId,
            Instant occurredAt,
            MailRef email,
            String recipient,
            String from,
            String replyTo,
            String subject,
            List<String> messageIds,
            String provider,
            String providerMessageId,
            boolean dryRun) {
        this(
                eventId,
                occurredAt,
                email,
                recipient,
                from,
                replyTo,
                subject,
                messageIds,
                provider,
                providerMessageId,
                dryRun,
                List.of());
    }

    @Override
    public String key() {
        return email.keyOr(recipient);
    }
}
