package aicmo.cam.followup.sequence;

import aicmo.cam.followup.definition.Step;
import java.time.Instant;

/** What comes next for a lead. */
public sealed interface Next {
    /** A step, at its time. */
    record Due(Step step, Instant at) implements Next {}

    /** The end of waiting for an answer to the last step, at its time. */
    record GivingUp(Instant at) implements Next {}

    /** Nothing until somebody tells something: the sender of a step, or the start of the campaign. */
    record Waiting() implements Next {}

    /** Nothing any more, and why. */
    record Over(String reason) implements Next {}
}
