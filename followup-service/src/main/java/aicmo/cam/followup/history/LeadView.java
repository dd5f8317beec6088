package aicmo.cam.followup.history;

import aicmo.cam.events.LeadState;
import aicmo.cam.followup.sequence.Lead;
import aicmo.cam.followup.sequence.Next;
import aicmo.cam.followup.sequence.Plan;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * A lead as the API shows it.
 *
 * @param tags as they were imported, and {@code unsubscribed} where it is
 * @param stoppedReason why no further step goes; absent where one may
 * @param nextStepAt when the next step is asked for; absent where none is planned. A paused campaign holds it back
 * @param givenUpAt when a silent lead is given up, after the last step
 * @param steps every step of the campaign
 * @param history how it came to its state; only where a single lead is asked for
 */
record LeadView(
        UUID id,
        UUID campaignId,
        String email,
        String firstName,
        String lastName,
        String company,
        String timeZone,
        Map<String, String> variables,
        LeadState state,
        List<String> tags,
        String stoppedReason,
        Instant nextStepAt,
        Instant givenUpAt,
        List<StepOfLead> steps,
        List<Change> history) {

    static LeadView of(Plan plan, Lead lead, Optional<String> paused, List<Change> history) {
        Next next = plan.next(lead);
        return new LeadView(
                lead.id(),
                lead.campaignId(),
                lead.person().email(),
                lead.person().firstName(),
                lead.person().lastName(),
                lead.person().company(),
                lead.person().timeZone(),
                lead.person().variables(),
                lead.state(),
                tags(lead),
                plan.stopped(lead).orElse(next instanceof Next.Over over ? over.reason() : null),
                next instanceof Next.Due due ? due.at() : null,
                next instanceof Next.GivingUp end ? end.at() : null,
                StepOfLead.all(plan, lead, paused),
                history);
    }

    private static List<String> tags(Lead lead) {
        Stream<String> ofTheState = lead.state() == LeadState.UNSUBSCRIBED ? Stream.of("unsubscribed") : Stream.empty();
        return Stream.concat(lead.person().tags().stream(), ofTheState)
                .distinct()
                .toList();
    }

    /** A change of state. @param cause the event that made it; absent where time did */
    record Change(Instant at, LeadState from, LeadState to, String why, UUID cause) {}
}
