package aicmo.cam.followup.sequence;

import aicmo.cam.events.EmailFailed;
import java.time.Instant;
import java.util.UUID;

/**
 * A step that was asked for, and what became of it.
 *
 * @param requestId the same for the same step of the same lead, always
 * @param emailId the sender's mail; null until it told
 * @param failure why it did not go, for programs; else null
 * @param reason why it did not go, for people; else null
 * @param at when it came to this status
 */
public record StepRecord(
        StepId id,
        UUID requestId,
        StepStatus status,
        UUID emailId,
        EmailFailed.Reason failure,
        String reason,
        Instant at) {

    /** The more final of two reports of one step; of two equal ones the earlier. */
    StepRecord or(StepRecord other) {
        if (other == null) {
            return this;
        }
        int order = status.compareTo(other.status);
        if (order == 0) {
            return at.isAfter(other.at) ? other : this;
        }
        return order > 0 ? this : other;
    }

    /** Whether the sender has answered. */
    boolean settled() {
        return status != StepStatus.REQUESTED;
    }
}
