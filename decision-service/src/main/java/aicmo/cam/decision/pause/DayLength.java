package aicmo.cam.decision.pause;

import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** How long a day lasts where delays are meant: 24 hours, or the seconds of a demonstration. Clocks and timestamps stay real. */
@Singleton
public class DayLength {
    private static final BigDecimal REAL_DAY = seconds(Duration.ofDays(1));

    private final Duration day;

    /** Days of this length. */
    public DayLength(@ConfigProperty(name = "aicmo.cam.day", defaultValue = "24H") Duration day) {
        if (day.isNegative() || day.isZero()) {
            throw new IllegalArgumentException("AICMO_CAM_DAY is " + day + "; a day lasts longer than nothing");
        }
        this.day = day;
    }

    /** A delay that is meant in real days, in days of this length. */
    public Duration scale(Duration delay) {
        BigDecimal seconds = seconds(delay).multiply(seconds(day)).divide(REAL_DAY, 9, RoundingMode.HALF_UP);
        return Duration.ofNanos(seconds.movePointRight(9).longValueExact());
    }

    private static BigDecimal seconds(Duration duration) {
        return BigDecimal.valueOf(duration.getSeconds())
                .add(BigDecimal.valueOf(duration.getNano()).movePointLeft(9));
    }
}
