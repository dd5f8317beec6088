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

    /** An address of it gets no more mail. @param whose the address; {@code (cc)} stands behind one that gets a copy */
    record Suppressed(String whose, String why) implements Verdict {
        /** In words. */
        public String detail() {
            return whose + " gets no more mail: " + why;
        }
    }

    /** Its lead's sequence stopped after it was asked for. */
    record Stopped(String state) implements Verdict {}
}
