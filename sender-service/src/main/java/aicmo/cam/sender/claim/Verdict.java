package aicmo.cam.sender.claim;

import aicmo.cam.sender.hold.Hold;
import java.util.UUID;

/** Whether a mail may go right now, as the stops of addresses, campaigns and leads stand, and what the provider refuses. */
public sealed interface Verdict {
    /** It may. */
    record Go() implements Verdict {}

    /** Its campaign is paused: it waits. */
    record Paused(UUID campaignId) implements Verdict {}

    /** An answer holds the person, and nobody has decided yet: it waits. @param message the answer, as inbox names it */
    record Answered(UUID message) implements Verdict {}

    /** The provider takes nothing from its sender: it waits. */
    record Held(Hold hold) implements Verdict {}

    /** Its address or domain gets no more mail. */
    record Suppressed(String why) implements Verdict {}

    /** Its lead's sequence stopped after it was asked for. */
    record Stopped(String state) implements Verdict {}
}
