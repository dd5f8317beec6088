package aicmo.cam.messaging.days;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;

/**
 * How long a day lasts where waiting is meant: 24 hours, or the seconds of a demonstration. Clocks and timestamps stay real.
 *
 * @param day what passes for 24 hours (AICMO_CAM_DAY)
 */
public record DayLength(Duration day) {
    /** The world's day. */
    public static final DayLength REAL = new DayLength(Duration.ofDays(1));

    /** Mails and answers take their real time, however short a day is. */
    private static final Duration SHORTEST = Duration.ofMillis(250);

    /** @throws IllegalArgumentException where a day lasts no time at all; the message names the setting */
    public DayLength {
        if (!day.isPositive()) {
            throw new IllegalArgumentException("AICMO_CAM_DAY is " + day + "; a day lasts longer than nothing");
        }
    }

    /** A wait that is meant in real days, in days of this length; 250 ms at least. */
    public Duration scale(Duration wait) {
        Duration scaled = exactly(wait);
        return scaled.compareTo(SHORTEST) < 0 ? SHORTEST : scaled;
    }

    /** As {@link #scale}, however short; to the nanosecond. */
    public Duration exactly(Duration wait) {
        if (day.equals(REAL.day)) {
            return wait;
        }
        BigDecimal seconds =
                seconds(wait).multiply(seconds(day)).divide(seconds(Duration.ofDays(1)), 9, RoundingMode.HALF_UP);
        return Duration.ofNanos(seconds.movePointRight(9).longValueExact());
    }

    private static BigDecimal seconds(Duration duration) {
        return BigDecimal.valueOf(duration.getSeconds())
                .add(BigDecimal.valueOf(duration.getNano()).movePointLeft(9));
    }
}
