package aicmo.cam.followup.definition;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** A line of steps that a lead is on. */
public enum Track {
    /** For every lead. */
    MAIN,
    /** For leads that answered positively. */
    QUALIFIED;

    /** The name in events, JSON and rows: {@code main}, {@code qualified}. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The track of that name, if there is one. */
    public static Optional<Track> named(String wireName) {
        return Arrays.stream(values())
                .filter(track -> track.wireName().equals(wireName))
                .findFirst();
    }
}
