package aicmo.cam.events;

import java.time.Instant;
import java.util.UUID;

/**
 * A person had a mail tried again that had failed: it waits once more, and what came of it before says nothing any more. Published by
 * sender, keyed by lead, else by the recipient.
 *
 * @param email which mail; its {@code retry} says how often this was done
 * @param recipient the address it is for
 * @param by who had it tried again
 */
public record EmailRetried(UUID eventId, Instant occurredAt, MailRef email, String recipient, String by)
        implements Event {

    public EmailRetried {
        Required.identity(eventId, occurredAt);
        Required.given(email, "email");
        Required.given(recipient, "recipient");
        Required.given(by, "by");
    }

    @Override
    public String key() {
        return email.keyOr(recipient);
    }
}
