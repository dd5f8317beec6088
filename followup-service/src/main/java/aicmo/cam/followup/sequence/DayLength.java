package aicmo.cam.followup.sequence;

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

    private static final Duration LONGEST_ABSENCE = Duration.ofDays(90);

    public DayLength {
        if (day.isZero() || day.isNegative()) {
            throw new IllegalArgumentException("AICMO_CAM_DAY is " + day + "; a day lasts longer than nothing");
        }
    }

    /** A delay that was given in real days. */
    public Duration of(Duration delay) {
        return Duration.ofNanos(
                Math.round((double) delay.toMillis() / Duration.ofDays(1).toMillis() * day.toNanos()));
    }

    /**
     * When a person who is away is back: the morning of the day that was named, in the person's zone. A day further off than 90
     * days is taken for 90: it is a misreading, or a letter that can wait for nobody that long.
     */
    Instant backAt(Verdict away, String timeZone) {
        ZoneId where = timeZone == null ? zone : ZoneId.of(timeZone);
        Duration absence = Duration.between(
                away.receivedAt(), away.returnDate().atStartOfDay(where).toInstant());
        Duration bounded = absence.compareTo(LONGEST_ABSENCE) > 0 ? LONGEST_ABSENCE : absence;
        return bounded.isNegative() ? away.receivedAt() : away.receivedAt().plus(of(bounded));
    }
}
