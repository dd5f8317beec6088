package aicmo.cam.followup.sequence;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/**
 * All that happened to a lead. Facts only grow and do not depend on the order in which they came.
 *
 * @param steps by the identity of the step
 * @param unsubscribed how the wish for no more mail came, outside an answer; null where it did not
 * @param bounced how the address was found dead, outside an answer; null where it was not
 * @param exhaustedAt when it was given up for silence; null where it was not
 * @param heldUntil when a step goes that was due while the campaign was paused; null where none was
 */
public record Facts(
        Map<UUID, StepRecord> steps,
        Map<UUID, Verdict> verdicts,
        Map<UUID, Action> actions,
        String unsubscribed,
        String bounced,
        Instant exhaustedAt,
        Instant heldUntil) {
    /** Nothing has happened. */
    public static final Facts NONE = new Facts(Map.of(), Map.of(), Map.of(), null, null, null, null);

    public Facts {
        steps = Map.copyOf(steps);
        verdicts = Map.copyOf(verdicts);
        actions = Map.copyOf(actions);
    }

    Facts with(StepRecord report) {
        UUID step = report.id().id();
        Map<UUID, StepRecord> more = new HashMap<>(steps);
        more.put(step, report.or(steps.get(step)));
        return new Facts(more, verdicts, actions, unsubscribed, bounced, exhaustedAt, heldUntil);
    }

    Facts with(Verdict verdict) {
        Map<UUID, Verdict> more = new HashMap<>(verdicts);
        more.put(verdict.inboundId(), verdict.or(verdicts.get(verdict.inboundId())));
        return new Facts(steps, more, actions, unsubscribed, bounced, exhaustedAt, heldUntil);
    }

    Facts with(Action action) {
        Map<UUID, Action> more = new HashMap<>(actions);
        more.put(action.id(), action);
        return new Facts(steps, verdicts, more, unsubscribed, bounced, exhaustedAt, heldUntil);
    }

    Facts unsubscribedBy(String how) {
        String first = unsubscribed == null ? how : unsubscribed;
        return new Facts(steps, verdicts, actions, first, bounced, exhaustedAt, heldUntil);
    }

    Facts bouncedBy(String how) {
        String first = bounced == null ? how : bounced;
        return new Facts(steps, verdicts, actions, unsubscribed, first, exhaustedAt, heldUntil);
    }

    Facts givenUpAt(Instant when) {
        return new Facts(steps, verdicts, actions, unsubscribed, bounced, when, heldUntil);
    }
}
