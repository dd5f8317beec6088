package aicmo.cam.followup.definition;

import aicmo.cam.followup.calendar.SendingTime;
import aicmo.cam.rest.json.JsonFault;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How long to wait, as people write it: {@code 3d}, {@code 2w}, {@code 12h}, {@code 90m}, {@code 30s}, ISO 8601, or {@code 3wd} for working
 * days. Days keep the clock time of the lead, also where its clocks are changed in between; hours, minutes and seconds are counted.
 *
 * @param time beside whole days; zero where working days are counted
 * @param days of the calendar
 * @param workingDays 0 where time or days are counted
 */
public record Delay(Duration time, int days, int workingDays) {
    /** Nothing to wait for. */
    public static final Delay NONE = new Delay(Duration.ZERO, 0, 0);

    static final Duration LONGEST = Duration.ofDays(365);
    private static final String FORMS =
            "write 3d, 2w, 12h, 90m or 30s; 3wd for working days; or ISO 8601, such as P3D, P1W or PT12H";
    private static final int DAYS_OF_A_WEEK = 7;
    private static final int LONGEST_TEXT = 60;
    private static final Pattern SHORT =
            Pattern.compile("(\\d{1,6})\\s*(wd|working days?|w|weeks?|d|days?|h|hours?|m|min|minutes?|s|seconds?)");
    private static final Pattern ISO = Pattern.compile("p(?:(\\d{1,6})w)?(?:(\\d{1,6})d)?(t.+)?");

    /** @throws IllegalArgumentException where it is none, or negative, or above a year: what is wrong and what to write */
    @JsonCreator
    public static Delay parse(String text) {
        String plain = text.length() > LONGEST_TEXT
                ? ""
                : text.strip().toLowerCase(Locale.ROOT).replaceAll("\\s+", " ");
        Matcher inShort = SHORT.matcher(plain);
        Delay delay =
                inShort.matches() ? ofUnit(Integer.parseInt(inShort.group(1)), inShort.group(2)) : iso(text, plain);
        if (delay.calendarTime().isNegative() || delay.calendarTime().compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("'" + text + "' is not between 0 and " + LONGEST.toDays() + " days");
        }
        return delay;
    }

    /** By the clock, where a day has 24 hours and a week seven working days. */
    public Duration calendarTime() {
        return workingDays > 0 ? Duration.ofDays(workingDays) : time.plusDays(days);
    }

    /** The moment that is so much later for somebody in this zone. */
    public Instant after(Instant begin, SendingTime calendar, ZoneId zone) {
        if (workingDays > 0) {
            return calendar.plusWorkingDays(begin, workingDays, zone);
        }
        return (days == 0 ? begin : begin.atZone(zone).plusDays(days).toInstant()).plus(time);
    }

    @JsonValue
    @Override
    public String toString() {
        if (workingDays > 0) {
            return workingDays + "wd";
        }
        if (days == 0) {
            return time.toString();
        }
        return "P" + days + "D" + (time.isZero() ? "" : time.toString().substring(1));
    }

    private static Delay ofUnit(int count, String unit) {
        return switch (unit.charAt(0)) {
            case 'w' ->
                unit.equals("wd") || unit.startsWith("working")
                        ? new Delay(Duration.ZERO, 0, count)
                        : new Delay(Duration.ZERO, DAYS_OF_A_WEEK * count, 0);
            case 'd' -> new Delay(Duration.ZERO, count, 0);
            case 'h' -> new Delay(Duration.ofHours(count), 0, 0);
            case 'm' -> new Delay(Duration.ofMinutes(count), 0, 0);
            default -> new Delay(Duration.ofSeconds(count), 0, 0);
        };
    }

    private static Delay iso(String text, String plain) {
        Matcher iso = ISO.matcher(plain);
        if (!iso.matches() || plain.length() == 1) {
            throw noDelay(text, null);
        }
        int days = DAYS_OF_A_WEEK * number(iso.group(1)) + number(iso.group(2));
        try {
            return new Delay(iso.group(3) == null ? Duration.ZERO : Duration.parse("p" + iso.group(3)), days, 0);
        } catch (DateTimeParseException e) {
            throw noDelay(text, e);
        }
    }

    private static int number(String digits) {
        return digits == null ? 0 : Integer.parseInt(digits);
    }

    private static IllegalArgumentException noDelay(String text, DateTimeParseException cause) {
        return new IllegalArgumentException("'" + JsonFault.shortened(text) + "' is not a delay; " + FORMS, cause);
    }
}
