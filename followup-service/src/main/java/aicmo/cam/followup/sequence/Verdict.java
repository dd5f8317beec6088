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
 * @param bearing what the answer has to do with this lead
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
        Bearing bearing,
        boolean corrected) {

    private static final Comparator<Verdict> WEIGHT = Comparator.comparing(Verdict::corrected)
            .thenComparing(Verdict::decidedAt)
            .thenComparing(Verdict::eventId);

    /** Of two verdicts on one answer the one that holds: a person's before the classifier's, else the later. */
    Verdict or(Verdict other) {
        return other == null || WEIGHT.compare(this, other) >= 0 ? this : other;
    }

    /** What an answer has to do with a lead. */
    public enum Bearing {
        /** It answers a mail to this lead. */
        OWN,
        /** It came from the lead's address, and counts only for the address. */
        ADDRESS,
        /** Somebody else of the lead's company answered. */
        COMPANY
    }

    /** Where it moves the lead, if anywhere. @param anyReply whether an answer without a clear signal counts */
    Optional<LeadState> moves(boolean anyReply) {
        return switch (replyClass) {
            case UNSUB -> bearing == Bearing.COMPANY ? Optional.empty() : Optional.of(LeadState.UNSUBSCRIBED);
            case NEGATIVE -> own() ? Optional.of(LeadState.SUPPRESSED) : Optional.empty();
            case POSITIVE -> own() ? Optional.of(LeadState.QUALIFIED) : Optional.empty();
            case NEUTRAL -> own() && anyReply ? Optional.of(LeadState.REPLIED) : Optional.empty();
            case OOO, BOUNCE -> Optional.empty();
        };
    }

    boolean own() {
        return bearing == Bearing.OWN;
    }

    boolean optsOut() {
        return replyClass == ReplyClass.UNSUB && bearing != Bearing.COMPANY;
    }

    /** Whether another person of the lead's company answered. */
    boolean ofTheCompany() {
        return bearing == Bearing.COMPANY
                && switch (replyClass) {
                    case POSITIVE, NEGATIVE, NEUTRAL, UNSUB -> true;
                    case OOO, BOUNCE -> false;
                };
    }

    boolean awayUntilADate() {
        return own() && replyClass == ReplyClass.OOO && returnDate != null;
    }

    boolean saysDead() {
        return replyClass == ReplyClass.BOUNCE && hardBounce && bearing != Bearing.COMPANY;
    }
}
