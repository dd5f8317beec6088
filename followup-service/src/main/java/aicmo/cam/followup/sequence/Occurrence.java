package aicmo.cam.followup.sequence;

import aicmo.cam.events.EmailFailed;
import java.time.Instant;
import java.util.UUID;

/** Something that happens to one lead. */
public sealed interface Occurrence {

    /** The event that told it; null where time did. */
    UUID cause();

    /** A step was taken by a provider, for show or for good. */
    record Sent(UUID cause, MailedStep step, UUID emailId, Instant at) implements Occurrence {}

    /** A step was given up. @param retry how often a person had had it tried again by then */
    record Failed(
            UUID cause, MailedStep step, UUID emailId, EmailFailed.Reason reason, String detail, int retry, Instant at)
            implements Occurrence {}

    /** A person had a step tried again that had been given up. @param retry how often that was done, this time included */
    record Retried(UUID cause, MailedStep step, UUID emailId, int retry, Instant at) implements Occurrence {}

    /** A step that was sent came back. */
    record Returned(UUID cause, MailedStep step, UUID emailId, Instant at) implements Occurrence {}

    /** A person took a step out of the sequence. */
    record Skipped(UUID cause, StepId step, String why, Instant at) implements Occurrence {}

    /** A person decided. */
    record Decided(Action action) implements Occurrence {
        @Override
        public UUID cause() {
            return action.id();
        }
    }

    /** The address was found dead. */
    record Dead(UUID cause, String how) implements Occurrence {}

    /** The person wants no more mail, and said so outside an answer. */
    record OptedOut(UUID cause, String how) implements Occurrence {}

    /** An answer was understood, or a person corrected how. */
    record Answered(Verdict verdict) implements Occurrence {
        @Override
        public UUID cause() {
            return verdict.eventId();
        }
    }

    /** Time went on: a step, or the end of waiting, may be due. */
    record TimeCame() implements Occurrence {
        @Override
        public UUID cause() {
            return null;
        }
    }
}
