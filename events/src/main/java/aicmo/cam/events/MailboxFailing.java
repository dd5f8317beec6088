package aicmo.cam.events;

import java.time.Instant;
import java.util.UUID;

/**
 * A mailbox can't be read again and again: answers that lie in it are not heard. Published by inbox, keyed by its address; once
 * when it has failed for the third time in a row.
 *
 * @param mailboxId inbox's id of the mailbox
 * @param address whose mailbox it is
 * @param failures how often in a row it could not be read
 * @param why the last failure, in words
 */
public record MailboxFailing(UUID eventId, Instant occurredAt, UUID mailboxId, String address, int failures, String why)
        implements Event {

    public MailboxFailing {
        Required.identity(eventId, occurredAt);
        Required.given(mailboxId, "mailbox_id");
        Required.given(address, "address");
        Required.given(why, "why");
    }

    @Override
    public String key() {
        return address;
    }
}
