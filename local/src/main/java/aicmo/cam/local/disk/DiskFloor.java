package aicmo.cam.local.disk;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How much must be free on the disk of the data folder.
 *
 * @param bytes below this nothing starts and no email is sent; 0 switches that off
 */
public record DiskFloor(long bytes) {
    private static final Pattern SIZE = Pattern.compile("([0-9]{1,12})([KMGT]?)");
    private static final long FULL = 64L << 20;
    private static final String UNITS = "KMGT";

    /** How the disk stands. */
    public enum State {
        /** At least the floor is free. */
        ENOUGH,
        /** Less than the floor is free. */
        LOW,
        /** Kafka and PostgreSQL are about to fail: less than 64 MB is free, or an eighth of a small floor. */
        FULL
    }

    /**
     * Reads a size such as {@code 500M} or {@code 1G} (of 1024).
     *
     * @throws IllegalArgumentException where it is none
     */
    public static DiskFloor parse(String size) {
        Matcher matcher = SIZE.matcher(size.strip().toUpperCase(Locale.ROOT));
        if (!matcher.matches()) {
            throw new IllegalArgumentException(
                    "\"" + size + "\"; it must be a number of bytes, or one with K, M, G or T behind, such as 1G");
        }
        int power = matcher.group(2).isEmpty() ? 0 : UNITS.indexOf(matcher.group(2)) + 1;
        return new DiskFloor(Long.parseLong(matcher.group(1)) << (10 * power));
    }

    public State state(long free) {
        if (free >= bytes) {
            return State.ENOUGH;
        }
        return free < Math.min(FULL, bytes / 8) ? State.FULL : State.LOW;
    }
}
