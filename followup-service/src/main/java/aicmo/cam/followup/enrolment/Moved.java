package aicmo.cam.followup.enrolment;

import aicmo.cam.followup.sequence.Lead;
import aicmo.cam.followup.sequence.Next;
import aicmo.cam.followup.sequence.Outcome;

/** A lead before and after something happened to it, and what comes next for it. */
record Moved(Lead before, Outcome outcome, Next next) {
    Lead after() {
        return outcome.lead();
    }
}
