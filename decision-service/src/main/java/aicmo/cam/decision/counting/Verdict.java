package aicmo.cam.decision.counting;

import aicmo.cam.events.BounceKind;
import aicmo.cam.events.ReplyClass;
import aicmo.cam.events.ReplyClassified;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.UUID;

/**
 * What an inbound message means, as told by one event. Of several about the same message one holds: a person's before the
 * classifier's, then the later, whatever the order in which they come.
 *
 * @param complaint whether it is an abuse report, which no person wrote
 * @param bounce what a bounce says of the address; null for every other class
 * @param corrected whether a person gave it
 */
record Verdict(
        UUID inboundId,
        ReplyClass replyClass,
        boolean complaint,
        BounceKind bounce,
        boolean corrected,
        Instant decidedAt,
        UUID eventId) {

    private static final Comparator<Verdict> RANK = Comparator.comparing(Verdict::corrected)
            .thenComparing(Verdict::decidedAt)
            .thenComparing(Verdict::eventId);

    Verdict {
        // as fine as the database keeps it, or the verdict just read would differ from the one just written
        decidedAt = decidedAt.truncatedTo(ChronoUnit.MICROS);
    }

    static Verdict of(ReplyClassified event) {
        return new Verdict(
                event.inboundId(),
                event.replyClass(),
                event.complaint(),
                event.replyClass() == ReplyClass.BOUNCE ? kind(event.bounce()) : null,
                event.correctedBy() != null,
                event.occurredAt(),
                event.eventId());
    }

    /** A bounce of which nothing is known is soft: the address may live. */
    private static BounceKind kind(ReplyClassified.Bounce bounce) {
        return bounce == null ? BounceKind.SOFT : bounce.kind();
    }

    Verdict orBetter(Verdict other) {
        return RANK.compare(this, other) >= 0 ? this : other;
    }

    boolean isByPerson() {
        return switch (replyClass) {
            case POSITIVE, NEGATIVE, NEUTRAL -> true;
            case UNSUB -> !complaint;
            case BOUNCE, OOO -> false;
        };
    }

    boolean deniesBounce() {
        return corrected && replyClass != ReplyClass.BOUNCE;
    }
}
