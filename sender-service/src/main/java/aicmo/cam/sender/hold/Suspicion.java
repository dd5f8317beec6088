package aicmo.cam.sender.hold;

import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;

/**
 * What refusals that may concern a sender, its recipient or the mail alike come to. Several recipients in a row, with nothing of
 * that sender taken in between, speak against the sender. A mail that is refused again and again while others of its sender go is
 * itself at fault.
 *
 * @param since when the first of them was refused
 * @param suspects those recipients
 */
public record Suspicion(Instant since, Set<UUID> suspects) {
    /** So many recipients in a row are no coincidence. */
    static final int ENOUGH_RECIPIENTS = 3;
    /** So often a mail is refused, and others of its sender are taken, before it fails. */
    static final int ENOUGH_REFUSALS = 3;

    public Suspicion {
        suspects = Set.copyOf(suspects);
    }

    /** What follows for the mail. */
    public enum Finding {
        /** Its sender is refused: it waits with the others. */
        SENDER,
        /** It is not clear yet: it is tried again later. */
        OPEN,
        /** It is refused, and not its sender. */
        MAIL
    }

    /**
     * A refused mail's past.
     *
     * @param recipient stands for the address
     * @param doubts how often it was refused like this before
     * @param lastDoubt when that was last; null for never
     */
    public record Refused(UUID recipient, int doubts, Instant lastDoubt) {}

    /** The suspicion with one more refusal. @param before null where there is none */
    static Suspicion with(Suspicion before, Refused mail, Instant now) {
        if (before == null) {
            return new Suspicion(now, Set.of(mail.recipient()));
        }
        Set<UUID> all = new HashSet<>(before.suspects());
        if (all.size() < ENOUGH_RECIPIENTS) {
            all.add(mail.recipient());
        }
        return new Suspicion(before.since(), all);
    }

    /**
     * @param before the suspicion before this refusal; null where mails of the sender were taken since the last one
     * @param held whether the sender is held already
     * @param enough how many recipients speak against the sender
     */
    static Finding judge(Suspicion before, boolean held, Refused mail, int enough, Instant now) {
        boolean othersWent =
                mail.lastDoubt() != null && (before == null || before.since().isAfter(mail.lastDoubt()));
        if (mail.doubts() + 1 >= ENOUGH_REFUSALS && othersWent) {
            return Finding.MAIL;
        }
        return held || with(before, mail, now).suspects().size() >= enough ? Finding.SENDER : Finding.OPEN;
    }
}
