package aicmo.cam.followup.enrolment;

import aicmo.cam.events.Event;
import aicmo.cam.followup.sequence.Lead;
import aicmo.cam.followup.sequence.Next;
import aicmo.cam.messaging.Traced;
import java.util.List;

/**
 * A lead before and after something happened to it, what the others are told of it, and what comes next for it.
 *
 * @param told each in the trace of what caused it
 */
record Moved(Lead before, Lead after, List<Traced<Event>> told, Next next) {
    boolean changed() {
        return !after.equals(before);
    }
}
