package aicmo.cam.followup.sequence;

import aicmo.cam.followup.definition.Track;

/** A step within its campaign. */
public record StepId(Track track, int number) {
    /** As people call it: {@code main 2}. */
    public String words() {
        return track.wireName() + " " + number;
    }
}
