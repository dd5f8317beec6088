package aicmo.cam.followup.definition;

import aicmo.cam.messaging.EventId;
import aicmo.cam.rest.Problem.InvalidField;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Decides which steps of a changed campaign are steps that it had. A step that says its id is that step. Where none does, steps are
 * recognised by what they say ({@link WordingMatch}).
 */
final class StepIdentities {
    private final Campaign before;
    private final boolean started;
    private final Map<UUID, Track> known;
    private final List<InvalidField> errors;

    /**
     * @param before the version that is changed
     * @param started whether leads may have had steps of it; else no identity is worth a refusal
     * @param known every step that any version had, and its track
     */
    StepIdentities(Campaign before, boolean started, Map<UUID, Track> known, List<InvalidField> errors) {
        this.before = before;
        this.started = started;
        this.known = known;
        this.errors = errors;
    }

    /** Steps of a new campaign, each with an identity of its own. */
    static List<Step> fresh(List<Step> steps) {
        return steps.stream().map(step -> step.as(EventId.next())).toList();
    }

    /** The steps with their identities; what can't be decided is added to the errors. */
    List<Step> of(List<Step> steps) {
        return steps.stream().anyMatch(step -> step.id() != null) ? byId(steps) : byWording(steps);
    }

    private List<Step> byId(List<Step> steps) {
        Set<UUID> given = new HashSet<>();
        List<Step> all = new ArrayList<>();
        for (int i = 0; i < steps.size(); i++) {
            Step step = steps.get(i);
            if (step.id() != null) {
                String at = "steps[" + i + "].id";
                if (!given.add(step.id())) {
                    errors.add(new InvalidField(at, "is given twice; leave it out of the step that is new"));
                } else if (!known.containsKey(step.id())) {
                    errors.add(new InvalidField(
                            at,
                            "is " + step.id() + ", which no version of this campaign has; leave it out of a new step"));
                } else if (known.get(step.id()) != step.track()) {
                    errors.add(new InvalidField(
                            at,
                            "is that of a step of the track "
                                    + known.get(step.id()).wireName()
                                    + "; a step stays on its track: leave the id out for a new one"));
                }
            }
            all.add(step.id() == null ? step.as(EventId.next()) : step);
        }
        return all;
    }

    private List<Step> byWording(List<Step> steps) {
        List<Step> all = new ArrayList<>(steps);
        for (Track track : Track.values()) {
            List<Step> asked =
                    steps.stream().filter(step -> step.track() == track).toList();
            WordingMatch match = new WordingMatch(before.steps(track), asked);
            Map<Step, UUID> same = started ? match.certain() : match.likely();
            if (started) {
                match.doubts().forEach(doubt -> errors.add(new InvalidField("steps", doubt)));
            }
            all.replaceAll(step -> step.track() != track || step.id() != null
                    ? step
                    : step.as(same.getOrDefault(step, EventId.next())));
        }
        return all;
    }
}
