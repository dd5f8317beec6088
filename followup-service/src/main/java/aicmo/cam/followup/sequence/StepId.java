package aicmo.cam.followup.sequence;

import aicmo.cam.followup.definition.Step;
import aicmo.cam.followup.definition.Track;
import java.util.UUID;

/**
 * A step as a lead had it.
 *
 * @param id what the step is known by in every version of the campaign
 * @param number its place within the track when it was asked for
 */
public record StepId(UUID id, Track track, int number) {
    /** The step as it stands now. */
    public static StepId of(Step step) {
        return new StepId(step.id(), step.track(), step.number());
    }

    /** As people call it: {@code main 2}. */
    public String words() {
        return track.wireName() + " " + number;
    }
}
