package aicmo.cam.events;

import java.time.Instant;
import java.util.UUID;

/**
 * A mailbox was read to its end: answers in it are heard. Published by inbox, keyed by its address; once a minute at most, and at once after
 * a failure.
 *
 * @param mailboxId inbox's id of the mailbox
 * @param address whose mailbox it is
 */
public record MailboxRead(UUID eventId, Instant occurredAt, UUID mailboxId, String address) implements Event {

    public MailboxRead {
        Required.identity(eventId, occurredAt);
        Required.given(mailboxId, "mailbox_id");
        Required.given(address, "address");
    }

    @Override
    public String key() {
        return address;
    }
}
