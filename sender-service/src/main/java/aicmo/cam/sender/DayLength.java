package aicmo.cam.sender;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;

/** How long a day lasts where waiting is meant: 24 hours, or the seconds of a demonstration. Clocks and timestamps stay real. */
@Singleton
public class DayLength {
    /** Mails and answers take their real time, however short a day is. */
    private static final Duration SHORTEST = Duration.ofMillis(250);

    private static final BigDecimal REAL_DAY = seconds(Duration.ofDays(1));

    private final Duration day;

    @Inject
    DayLength(DaySettings settings) {
        this(settings.day());
    }

    /** Days of this length. */
    public DayLength(Duration day) {
        if (!day.isPositive()) {
            throw new IllegalArgumentException("AICMO_CAM_DAY is " + day + "; a day lasts longer than nothing");
        }
        this.day = day;
    }

    /** A wait that is meant in real days, in days of this length; 250 ms at least. */
    public Duration scale(Duration wait) {
        Duration scaled = exactly(wait);
        return scaled.compareTo(SHORTEST) < 0 ? SHORTEST : scaled;
    }

    /** As {@link #scale}, however short. */
    public Duration exactly(Duration wait) {
        BigDecimal seconds = seconds(wait).multiply(seconds(day)).divide(REAL_DAY, 9, RoundingMode.HALF_UP);
        return Duration.ofNanos(seconds.movePointRight(9).longValueExact());
    }

    private static BigDecimal seconds(Duration duration) {
        return BigDecimal.valueOf(duration.getSeconds())
                .add(BigDecimal.valueOf(duration.getNano()).movePointLeft(9));
    }
}
