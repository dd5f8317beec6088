package aicmo.cam.followup.sequence;

import aicmo.cam.events.LeadState;
import aicmo.cam.events.ReplyClass;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.Optional;
import java.util.UUID;

/**
 * The last word on what one answer means.
 *
 * @param eventId the event that said so, at {@code decidedAt}
 * @param reason in words
 * @param returnDate the first day back of an out-of-office; null where it names none
 * @param hardBounce whether it reports the address as dead
 * @param own whether it answers a mail to this lead; else it only came from the lead's address, and counts only for the address
 * @param corrected whether a person said so
 */
public record Verdict(
        UUID inboundId,
        UUID eventId,
        Instant decidedAt,
        Instant receivedAt,
        ReplyClass replyClass,
        String reason,
        LocalDate returnDate,
        boolean hardBounce,
        boolean own,
        boolean corrected) {

    private static final Comparator<Verdict> WEIGHT = Comparator.comparing(Verdict::corrected)
            .thenComparing(Verdict::decidedAt)
            .thenComparing(Verdict::eventId);

    /** Of two verdicts on one answer the one that holds: a person's before the classifier's, else the later. */
    Verdict or(Verdict other) {
        return other == null || WEIGHT.compare(this, other) >= 0 ? this : other;
    }

    /** Where it moves the lead, if anywhere. */
    Optional<LeadState> moves() {
        return switch (replyClass) {
            case UNSUB -> Optional.of(LeadState.UNSUBSCRIBED);
            case NEGATIVE -> own ? Optional.of(LeadState.SUPPRESSED) : Optional.empty();
            case POSITIVE -> own ? Optional.of(LeadState.QUALIFIED) : Optional.empty();
            case NEUTRAL -> own ? Optional.of(LeadState.REPLIED) : Optional.empty();
            case OOO, BOUNCE -> Optional.empty();
        };
    }

    boolean awayUntilADate() {
        return own && replyClass == ReplyClass.OOO && returnDate != null;
    }

    boolean saysDead() {
        return replyClass == ReplyClass.BOUNCE && hardBounce;
    }
}
