package aicmo.cam.followup.history;

import aicmo.cam.events.LeadState;
import aicmo.cam.followup.definition.Step;
import aicmo.cam.followup.sequence.Lead;
import aicmo.cam.followup.sequence.Next;
import aicmo.cam.followup.sequence.Plan;
import aicmo.cam.followup.sequence.StepId;
import aicmo.cam.followup.sequence.StepRecord;
import aicmo.cam.followup.sequence.StepStatus;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A step of a lead: of every one it is told what became of it, or why it waits or will never go.
 *
 * @param reason absent where it went its way
 * @param emailId the sender's mail; absent until it told
 * @param at when it came to this status; absent where it never was asked for
 */
record StepOfLead(String track, int step, StepStatus status, String reason, UUID emailId, Instant at) {

    /** Every step of the lead's campaign. @param paused why the campaign asks for nothing; empty where it does */
    static List<StepOfLead> all(Plan plan, Lead lead, Optional<String> paused) {
        return plan.campaign().steps().stream()
                .map(step -> of(plan, lead, step, paused))
                .toList();
    }

    private static StepOfLead of(Plan plan, Lead lead, Step step, Optional<String> paused) {
        StepRecord record = lead.steps().get(new StepId(step.track(), step.number()));
        String waits = paused.orElse(null);
        if (record == null) {
            return never(plan, lead, step)
                    .map(why -> unsent(step, StepStatus.NOT_SENT, why))
                    .orElseGet(() -> unsent(step, StepStatus.PENDING, waits));
        }
        String reason = record.status() == StepStatus.REQUESTED ? waits : record.reason();
        return new StepOfLead(
                step.track().wireName(), step.number(), record.status(), reason, record.emailId(), record.at());
    }

    private static StepOfLead unsent(Step step, StepStatus status, String reason) {
        return new StepOfLead(step.track().wireName(), step.number(), status, reason, null, null);
    }

    private static Optional<String> never(Plan plan, Lead lead, Step step) {
        Optional<String> stopped = plan.stopped(lead);
        return switch (step.track()) {
            case MAIN -> lead.state() == LeadState.QUALIFIED ? Optional.of("the lead answered positively") : stopped;
            case QUALIFIED ->
                stopped.isPresent()
                        ? stopped
                        : plan.next(lead) instanceof Next.Over over ? Optional.of(over.reason()) : Optional.empty();
        };
    }
}
