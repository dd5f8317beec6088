package aicmo.cam.events;

import java.time.Instant;
import java.util.UUID;

/**
 * A fact that has happened, told by its one publisher to whoever listens.
 *
 * <p>The compact constructors refuse a missing mandatory component with a {@link NullPointerException} that names it as it
 * stands on the wire, so a malformed event is found when it is read and not three services later.
 */
public sealed interface Event
        permits CampaignStarted,
                EmailRequested,
                EmailQueued,
                EmailSent,
                EmailFailed,
                EmailRetried,
                EmailBounced,
                RecipientUnsubscribed,
                ReplyIngested,
                ReplyClassified,
                LeadChanged,
                CampaignPaused,
                CampaignResumed,
                ErasureRequested,
                SendingHeld,
                MailboxFailing,
                SuppressionChanged,
                SenderDescribed,
                MailboxRead {

    /** The event's identity (UUIDv7): the same fact delivered twice carries the same one. */
    UUID eventId();

    /** When the fact happened, by the publisher's clock. */
    Instant occurredAt();

    /** The Kafka key: events of one key stay in order. */
    String key();
}
