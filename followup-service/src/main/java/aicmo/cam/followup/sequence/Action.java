package aicmo.cam.followup.sequence;

import java.time.Instant;
import java.util.Comparator;
import java.util.UUID;

/**
 * What a person decided about a lead. It holds against everything that was known then, but a wish for no more mail; what comes later
 * moves the lead again.
 *
 * @param by who
 * @param why in words; null where nobody said
 */
public record Action(UUID id, Kind kind, Instant at, String by, String why) {
    static final Comparator<Action> ORDER = Comparator.comparing(Action::at).thenComparing(Action::id);

    /** What a person can decide. */
    public enum Kind {
        /** The lead is interested, and moves to the qualified track. */
        QUALIFY,
        /** Outreach to the lead stops. */
        SUPPRESS,
        /** The sequence goes on where it stopped. */
        RESUME
    }

    /** Who did what, and why. */
    public String words() {
        String what =
                switch (kind) {
                    case QUALIFY -> "qualified by ";
                    case SUPPRESS -> "suppressed by ";
                    case RESUME -> "resumed by ";
                };
        return what + by + (why == null ? "" : ": " + why);
    }
}
