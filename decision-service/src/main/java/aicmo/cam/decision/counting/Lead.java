package aicmo.cam.decision.counting;

import aicmo.cam.events.LeadChanged;
import aicmo.cam.events.LeadState;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.UUID;

/**
 * Where a lead stands, by the latest event that told it, whatever the order in which they come.
 *
 * @param state null where no event has told it yet
 */
record Lead(UUID leadId, UUID campaignId, LeadState state, Instant changedAt, UUID eventId) {

    private static final Comparator<Lead> BY_TIME = Comparator.comparing(
                    Lead::changedAt, Comparator.nullsFirst(Comparator.naturalOrder()))
            .thenComparing(Lead::eventId, Comparator.nullsFirst(Comparator.naturalOrder()));

    static Lead of(LeadChanged event) {
        return new Lead(
                event.leadId(),
                event.campaignId(),
                event.to(),
                event.occurredAt().truncatedTo(ChronoUnit.MICROS),
                event.eventId());
    }

    Lead orLater(Lead other) {
        return BY_TIME.compare(this, other) >= 0 ? this : other;
    }
}
