package aicmo.cam.events;

import java.time.Instant;
import java.util.UUID;

/**
 * A lead moved from one state to another. Published by followup, keyed by lead.
 *
 * @param recipient the lead's address
 * @param from the state before
 * @param to the state now
 * @param why in words
 * @param cause the event that moved it; null where time did
 * @param decidedBy the person who decided about the lead; null where nobody did
 */
public record LeadChanged(
        UUID eventId,
        Instant occurredAt,
        UUID leadId,
        UUID campaignId,
        String recipient,
        LeadState from,
        LeadState to,
        String why,
        UUID cause,
        String decidedBy)
        implements Event {

    public LeadChanged {
        Required.identity(eventId, occurredAt);
        Required.given(leadId, "lead_id");
        Required.given(campaignId, "campaign_id");
        Required.given(recipient, "recipient");
        Required.given(from, "from");
        Required.given(to, "to");
        Required.given(why, "why");
    }

    /** A change that no person decided. */
    public LeadChanged(
            UUID eventId,
            Instant occurredAt,
            UUID leadId,
            UUID campaignId,
            String recipient,
            LeadState from,
            LeadState to,
            String why,
            UUID cause) {
        this(eventId, occurredAt, leadId, campaignId, recipient, from, to, why, cause, null);
    }

    @Override
    public String key() {
        return leadId.toString();
    }
}
