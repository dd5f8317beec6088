package aicmo.cam.decision.counting;

import aicmo.cam.events.BounceKind;
import aicmo.cam.events.EmailFailed;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;

/**
 * That the sender gave a mail up; of several times the last one.
 *
 * @param at null for what was told before this was kept
 * @param reason null for what was told before this was kept
 * @param bounce hard where a mail server refused it because the address is dead; else null
 */
record Failure(Instant at, EmailFailed.Reason reason, BounceKind bounce) {
    private static final Comparator<Failure> ORDER = Comparator.comparing(
                    Failure::at, Comparator.nullsFirst(Comparator.naturalOrder()))
            .thenComparing(Failure::reason, Comparator.nullsFirst(Comparator.naturalOrder()))
            .thenComparing(Failure::bounce, Comparator.nullsFirst(Comparator.reverseOrder()));

    Failure {
        at = at == null ? null : at.truncatedTo(ChronoUnit.MICROS);
    }

    static Failure of(EmailFailed event) {
        return new Failure(event.occurredAt(), event.reason(), event.bounce());
    }

    /** The later of two. @param other null for none */
    Failure or(Failure other) {
        return other == null || ORDER.compare(this, other) >= 0 ? this : other;
    }

    /** Whether it still holds for a mail that was sent then: one that was sent later had been tried again. @param sentAt null for never */
    boolean holds(Instant sentAt) {
        return sentAt == null || at == null || !at.isBefore(sentAt);
    }

    /** Whether something is wrong with how mails are sent, and not just with sending this one. */
    boolean isTrouble() {
        return reason != null
                && bounce == null
                && switch (reason) {
                    case INVALID_ADDRESS, NOT_ALLOWED, TEMPLATE, REJECTED, RETRIES_EXHAUSTED, INCOMPLETE_SETTINGS ->
                        true;
                    case SUPPRESSED, DUPLICATE, CANCELLED -> false;
                };
    }
}
