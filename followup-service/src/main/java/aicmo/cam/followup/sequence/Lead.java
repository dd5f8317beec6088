package aicmo.cam.followup.sequence;

import aicmo.cam.events.LeadState;
import aicmo.cam.followup.definition.Step;
import aicmo.cam.followup.definition.Track;
import aicmo.cam.followup.lead.Person;
import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * A lead and all that happened to it; the state is what follows from that.
 *
 * @param state where it stood when it was last looked at
 * @param joinedAt when its campaign ran and it was in it; null before
 */
public record Lead(UUID id, UUID campaignId, Person person, LeadState state, Instant joinedAt, Facts facts) {
    /** A lead to whom nothing has happened. */
    public static Lead fresh(UUID id, UUID campaignId, Person person, Instant joinedAt) {
        return new Lead(id, campaignId, person, LeadState.NEW, joinedAt, Facts.NONE);
    }

    /** The same lead with these facts. */
    public Lead with(Facts all) {
        return new Lead(id, campaignId, person, state, joinedAt, all);
    }

    Lead in(LeadState now) {
        return new Lead(id, campaignId, person, now, joinedAt, facts);
    }

    /** What became of each step that was asked for, by the step's identity, whether the campaign still has it or not. */
    public Map<UUID, StepRecord> steps() {
        return facts.steps();
    }

    /** Whether this would be the very first mail to the lead, before which the follow-ups of others go. */
    public boolean isFirst(Step step) {
        return step.track() == Track.MAIN && steps().isEmpty();
    }

    /** What each answer means. */
    public Map<UUID, Verdict> verdicts() {
        return facts.verdicts();
    }

    /** The last that a person decided of it. */
    Optional<Action> decided() {
        return facts.actions().values().stream().max(Action.ORDER);
    }

    /** Whether this was not known yet when a person last decided of it. */
    boolean sinceDecided(Instant at) {
        return decided().map(action -> at.isAfter(action.at())).orElse(true);
    }

    /**
     * The answers that a person has not decided over; a wish for no more mail stands in any case. A person decides over what was
     * understood by then: an answer that lay in the mailbox unread counts when it is read, for in doubt outreach stops.
     */
    Stream<Verdict> answers() {
        return verdicts().values().stream()
                .filter(verdict -> verdict.optsOut() || sinceDecided(verdict.decidedAt()))
                .sorted(Comparator.comparing(Verdict::receivedAt).thenComparing(Verdict::inboundId));
    }
}
