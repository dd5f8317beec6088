package aicmo.cam.followup.history;

import aicmo.cam.events.LeadState;
import aicmo.cam.followup.definition.Step;
import aicmo.cam.followup.sequence.Lead;
import aicmo.cam.followup.sequence.Next;
import aicmo.cam.followup.sequence.Plan;
import aicmo.cam.followup.sequence.StepRecord;
import aicmo.cam.followup.sequence.StepStatus;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * A step of a lead: of every one it is told what became of it, or why it waits or will never go.
 *
 * @param id of the step
 * @param step its number, as the campaign stands now; where the campaign no longer has it, as it stood when it was asked for
 * @param removed true where the campaign no longer has it, and the lead had it; else absent
 * @param reason absent where it went its way
 * @param emailId the sender's mail; absent until it told
 * @param at when it came to this status; absent where it never was asked for
 */
record StepOfLead(
        UUID id, String track, int step, Boolean removed, StepStatus status, String reason, UUID emailId, Instant at) {

    /**
     * Every step of the lead's campaign, and after them those that it had and the campaign has no more.
     *
     * @param paused why the campaign asks for nothing; empty where it does
     */
    static List<StepOfLead> all(Plan plan, Lead lead, Optional<String> paused) {
        Stream<StepOfLead> removed = lead.steps().values().stream()
                .filter(record -> plan.campaign().step(record.id().id()).isEmpty())
                .sorted(Comparator.comparing(StepRecord::at))
                .map(record -> of(record, record.id().number(), true, paused));
        return Stream.concat(plan.campaign().steps().stream().map(step -> of(plan, lead, step, paused)), removed)
                .toList();
    }

    private static StepOfLead of(Plan plan, Lead lead, Step step, Optional<String> paused) {
        StepRecord record = lead.steps().get(step.id());
        if (record == null) {
            return never(plan, lead, step)
                    .map(why -> unsent(step, StepStatus.NOT_SENT, why))
                    .orElseGet(() -> unsent(step, StepStatus.PENDING, paused.orElse(null)));
        }
        return of(record, step.number(), null, paused);
    }

    private static StepOfLead of(StepRecord record, int number, Boolean removed, Optional<String> paused) {
        String reason = record.status() == StepStatus.REQUESTED ? paused.orElse(null) : record.reason();
        return new StepOfLead(
                record.id().id(),
                record.id().track().wireName(),
                number,
                removed,
                record.status(),
                reason,
                record.emailId(),
                record.at());
    }

    private static StepOfLead unsent(Step step, StepStatus status, String reason) {
        return new StepOfLead(step.id(), step.track().wireName(), step.number(), null, status, reason, null, null);
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
