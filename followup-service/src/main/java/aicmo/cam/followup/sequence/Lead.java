package aicmo.cam.followup.sequence;

import aicmo.cam.events.LeadState;
import aicmo.cam.followup.lead.Person;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/**
 * A lead and all that happened to it. The facts only grow and do not depend on the order in which they came; the state is what
 * follows from them.
 *
 * @param state where it stood when it was last looked at
 * @param joinedAt when its campaign ran and it was in it; null before
 * @param unsubscribed how the wish for no more mail came, outside an answer; null where it did not
 * @param bounced how the address was found dead, outside an answer; null where it was not
 * @param exhaustedAt when it was given up for silence; null where it was not
 */
public record Lead(
        UUID id,
        UUID campaignId,
        Person person,
        LeadState state,
        Instant joinedAt,
        Map<StepId, StepRecord> steps,
        Map<UUID, Verdict> verdicts,
        String unsubscribed,
        String bounced,
        Instant exhaustedAt) {

    public Lead {
        steps = Map.copyOf(steps);
        verdicts = Map.copyOf(verdicts);
    }

    /** A lead to whom nothing has happened. */
    public static Lead fresh(UUID id, UUID campaignId, Person person, Instant joinedAt) {
        return new Lead(id, campaignId, person, LeadState.NEW, joinedAt, Map.of(), Map.of(), null, null, null);
    }

    /** The same lead with these facts. */
    public Lead with(Map<StepId, StepRecord> allSteps, Map<UUID, Verdict> allVerdicts) {
        return new Lead(
                id, campaignId, person, state, joinedAt, allSteps, allVerdicts, unsubscribed, bounced, exhaustedAt);
    }

    Lead in(LeadState now) {
        return new Lead(id, campaignId, person, now, joinedAt, steps, verdicts, unsubscribed, bounced, exhaustedAt);
    }

    Lead with(StepRecord report) {
        Map<StepId, StepRecord> more = new HashMap<>(steps);
        more.put(report.id(), report.or(steps.get(report.id())));
        return new Lead(id, campaignId, person, state, joinedAt, more, verdicts, unsubscribed, bounced, exhaustedAt);
    }

    Lead with(Verdict verdict) {
        Map<UUID, Verdict> more = new HashMap<>(verdicts);
        more.put(verdict.inboundId(), verdict.or(verdicts.get(verdict.inboundId())));
        return new Lead(id, campaignId, person, state, joinedAt, steps, more, unsubscribed, bounced, exhaustedAt);
    }

    Lead unsubscribedBy(String how) {
        String first = unsubscribed == null ? how : unsubscribed;
        return new Lead(id, campaignId, person, state, joinedAt, steps, verdicts, first, bounced, exhaustedAt);
    }

    Lead bouncedBy(String how) {
        String first = bounced == null ? how : bounced;
        return new Lead(id, campaignId, person, state, joinedAt, steps, verdicts, unsubscribed, first, exhaustedAt);
    }

    Lead givenUpAt(Instant when) {
        return new Lead(id, campaignId, person, state, joinedAt, steps, verdicts, unsubscribed, bounced, when);
    }
}
