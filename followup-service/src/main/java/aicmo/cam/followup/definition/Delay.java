package aicmo.cam.followup.definition;

import aicmo.cam.mail.coding.Clean;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How long to wait, as people write it: {@code 3d}, {@code 12h}, {@code 90m}, {@code 30s}, ISO 8601, or {@code 3wd} for working days.
 *
 * @param time in days of real length; zero where working days are counted
 * @param workingDays 0 where time is counted
 */
public record Delay(Duration time, int workingDays) {
    /** Nothing to wait for. */
    public static final Delay NONE = of(Duration.ZERO);

    static final Duration LONGEST = Duration.ofDays(365);
    private static final int LONGEST_TEXT = 60;
    private static final Pattern WORKING_DAYS = Pattern.compile("(\\d{1,9})\\s*(?:wd|working\\s+days?)");
    private static final Pattern SHORT = Pattern.compile("(\\d{1,9})\\s*([dhms])");

    /** A wait by the clock. */
    public static Delay of(Duration time) {
        return new Delay(time, 0);
    }

    /** @throws IllegalArgumentException where it is none, or negative, or above a year */
    @JsonCreator
    public static Delay parse(String text) {
        if (text.length() > LONGEST_TEXT) {
            throw noDuration(Clean.cut(text, LONGEST_TEXT) + "…", null);
        }
        String plain = text.strip().toLowerCase(Locale.ROOT);
        Matcher working = WORKING_DAYS.matcher(plain);
        Delay delay = working.matches()
                ? new Delay(Duration.ZERO, Integer.parseInt(working.group(1)))
                : of(read(text, plain));
        if (delay.calendarTime().isNegative() || delay.calendarTime().compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("'" + text + "' is not between 0 and " + LONGEST.toDays() + " days");
        }
        return delay;
    }

    /** By the clock, where a week has seven working days. */
    public Duration calendarTime() {
        return workingDays > 0 ? Duration.ofDays(workingDays) : time;
    }

    @JsonValue
    @Override
    public String toString() {
        return workingDays > 0 ? workingDays + "wd" : time.toString();
    }

    private static Duration read(String text, String plain) {
        Matcher matcher = SHORT.matcher(plain);
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
            return Duration.parse(plain);
        } catch (DateTimeParseException e) {
            throw noDuration(text, e);
        }
    }

    private static IllegalArgumentException noDuration(String text, DateTimeParseException cause) {
        return new IllegalArgumentException(
                "'" + text + "' is no duration; write 3d, 12h, 90m, P3D, or 3wd for working days", cause);
    }
}
