package aicmo.cam.followup.definition;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations as people write them: {@code 3d}, {@code 12h}, {@code 90m}, {@code 30s}, or ISO 8601. */
final class Delay {
    static final Duration LONGEST = Duration.ofDays(365);
    private static final Pattern SHORT = Pattern.compile("(\\d{1,9})\\s*([dhms])");

    private Delay() {}

    /** @throws IllegalArgumentException where it is none, or negative, or above a year */
    static Duration parse(String text) {
        Duration delay = read(text.strip().toLowerCase(Locale.ROOT));
        if (delay.isNegative() || delay.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("'" + text + "' is not between 0 and " + LONGEST.toDays() + " days");
        }
        return delay;
    }

    private static Duration read(String text) {
        Matcher matcher = SHORT.matcher(text);
        if (matcher.matches()) {
            long count = Long.parseLong(matcher.group(1));
            return switch (matcher.group(2)) {
                case "d" -> Duration.ofDays(count);
                case "h" -> Duration.ofHours(count);
                case "m" -> Duration.ofMinutes(count);
                default -> Duration.ofSeconds(count);
            };
        }
        try {
            return Duration.parse(text);
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException("'" + text + "' is no duration; write 3d, 12h, 90m or P3D", e);
        }
    }
}
