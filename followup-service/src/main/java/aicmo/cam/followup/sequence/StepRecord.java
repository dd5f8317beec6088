package aicmo.cam.followup.sequence;

import aicmo.cam.events.EmailFailed;
import java.time.Instant;
import java.util.Comparator;
import java.util.UUID;

/**
 * A step that was asked for, and what became of it.
 *
 * @param requestId the same for the same step of the same lead, always
 * @param emailId the sender's mail; null until it told
 * @param failure why it did not go, for programs; else null
 * @param reason why it did not go, for people; else null
 * @param returned whether it was sent and came back
 * @param retry how often a person had had it tried again by then; what is told of an earlier attempt says nothing any more
 * @param at when it came to this status
 */
public record StepRecord(
        StepId id,
        UUID requestId,
        StepStatus status,
        UUID emailId,
        EmailFailed.Reason failure,
        String reason,
        boolean returned,
        int retry,
        Instant at) {
    /** What was sent was sent; of all else the last attempt counts, and of that what is most final. */
    private static final Comparator<StepRecord> FINALITY = Comparator.comparing(StepRecord::wasSent)
            .thenComparing(record -> record.wasSent() ? 0 : record.retry)
            .thenComparing(StepRecord::status)
            .thenComparing(StepRecord::at, Comparator.reverseOrder());

    /** The more final of two reports of one step; of two equal ones the earlier. What came back once came back. */
    StepRecord or(StepRecord other) {
        if (other == null) {
            return this;
        }
        StepRecord holds = FINALITY.compare(this, other) >= 0 ? this : other;
        boolean cameBack = returned || other.returned;
        return holds.returned == cameBack
                ? holds
                : new StepRecord(
                        id,
                        requestId,
                        holds.status,
                        holds.emailId,
                        holds.failure,
                        holds.reason,
                        cameBack,
                        holds.retry,
                        holds.at);
    }

    private boolean wasSent() {
        return status == StepStatus.SENT;
    }

    /** The same, which came back. */
    StepRecord returnedToSender() {
        return new StepRecord(id, requestId, status, emailId, failure, reason, true, retry, at);
    }

    /** The same, with the reason why it did not go. */
    StepRecord because(EmailFailed.Reason code, String words) {
        return new StepRecord(id, requestId, status, emailId, code, words, returned, retry, at);
    }

    /** The same, of the attempt after a person had had it tried again so often. */
    StepRecord tried(int again) {
        return new StepRecord(id, requestId, status, emailId, failure, reason, returned, again, at);
    }

    /** Whether a provider took it and nothing is known of its coming back. */
    boolean delivered() {
        return status == StepStatus.SENT && !returned;
    }

    /** Whether the sender has answered. */
    boolean settled() {
        return status != StepStatus.REQUESTED;
    }
}
