package aicmo.cam.followup.calendar;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * How long a day is for delays: 24 hours, or seconds in a demo. Clocks and timestamps are real in any case.
 *
 * @param day what passes for 24 hours
 * @param zone of leads whose own is unknown
 */
public record DayLength(Duration day, ZoneId zone) {
    /** The world's day, in UTC. */
    public static final DayLength REAL = new DayLength(Duration.ofDays(1), ZoneOffset.UTC);

    public DayLength {
        if (day.isZero() || day.isNegative()) {
            throw new IllegalArgumentException("AICMO_CAM_DAY is " + day + "; a day lasts longer than nothing");
        }
    }

    /** A delay that was given in real days. */
    public Duration of(Duration delay) {
        if (day.equals(Duration.ofDays(1))) {
            return delay;
        }
        return Duration.ofNanos(
                Math.round((double) delay.toMillis() / Duration.ofDays(1).toMillis() * day.toNanos()));
    }

    /** The moment that is {@code until}, if days are that long and it all began {@code from}. */
    public Instant scaled(Instant from, Instant until) {
        return until.isBefore(from) ? from : from.plus(of(Duration.between(from, until)));
    }

    /** The zone of a person. @param timeZone null where unknown */
    public ZoneId zoneOf(String timeZone) {
        return timeZone == null ? zone : ZoneId.of(timeZone);
    }
}
