package aicmo.cam.local.market.people;

import java.util.Optional;

/** How somebody meets mail from a stranger. */
public enum Temper {
    INTERESTED,
    DECLINING,
    UNDECIDED,
    OPTING_OUT,
    /** The mailbox says once that nobody is there; nothing follows. */
    AWAY,
    /** The same, and back at the desk the next mail is answered. */
    AWAY_THEN_INTERESTED,
    /** The address is dead. */
    GONE,
    /** The mailbox is full, every time. */
    FULL,
    COMPLAINING,
    SILENT;

    /**
     * What a mail brings back.
     *
     * @param step the mail's number in its sequence, from 1
     * @param answersAt the step at which this person's patience or interest is great enough
     * @param daysAway for how long an absence lasts; 0 where the notice does not tell
     */
    Optional<Reaction> reaction(int step, int answersAt, int daysAway) {
        boolean now = step == answersAt;
        return switch (this) {
            case INTERESTED -> answer(now, Meaning.POSITIVE);
            case DECLINING -> answer(now, Meaning.NEGATIVE);
            case UNDECIDED -> answer(now, Meaning.NEUTRAL);
            case OPTING_OUT -> answer(now, Meaning.UNSUB);
            case AWAY -> now ? Optional.of(new Reaction.Away(daysAway)) : Optional.empty();
            case AWAY_THEN_INTERESTED ->
                now ? Optional.of(new Reaction.Away(daysAway)) : answer(step == answersAt + 1, Meaning.POSITIVE);
            case GONE -> Optional.of(new Reaction.Undeliverable(true));
            case FULL -> Optional.of(new Reaction.Undeliverable(false));
            case COMPLAINING -> now ? Optional.of(new Reaction.Complaint()) : Optional.empty();
            case SILENT -> Optional.empty();
        };
    }

    private static Optional<Reaction> answer(boolean now, Meaning meaning) {
        return now ? Optional.of(new Reaction.Answer(meaning)) : Optional.empty();
    }
}
