package aicmo.cam.sender.budget;

import static org.assertj.core.api.Assertions.assertThat;

import aicmo.cam.sender.budget.Throttle.Terms;
import aicmo.cam.sender.pace.TokenBucket.Rate;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ThrottleTest {
    private static final Instant NOW = Instant.parse("2026-03-04T05:06:07Z");
    private static final Terms TERMS = new Terms(1200, Duration.ofDays(1), Duration.ofMinutes(1));

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void whatever_happens_the_rate_stays_within_bounds_falls_by_half_and_rises_steadily(long seed) {
        Random random = new Random(seed);
        Throttle throttle = null;
        Instant now = NOW;
        for (int i = 0; i < 1000; i++) {
            now = now.plusSeconds(random.nextInt(7200));
            double before = throttle == null ? TERMS.ceiling() : throttle.rate(TERMS, now);
            if (random.nextInt(3) == 0) {
                boolean sameRound =
                        throttle != null && now.isBefore(throttle.at().plusSeconds(60));
                throttle = TERMS.slower(throttle, now);
                assertThat(throttle.rate(TERMS, now)).isEqualTo(sameRound ? before : Math.max(before / 2, 6));
            } else if (throttle != null) {
                double later = throttle.rate(TERMS, now.plusSeconds(3600));
                assertThat(later).isEqualTo(Math.min(1200, before + 50), org.assertj.core.data.Offset.offset(1e-6));
            }
            if (throttle != null) {
                assertThat(throttle.rate(TERMS, now)).isBetween(6.0, 1200.0);
            }
        }
    }

    @Test
    void a_domain_that_recovered_has_the_pace_of_the_settings_or_none() {
        Throttle throttle = TERMS.slower(null, NOW);
        Rate usual = new Rate(10, 1200);

        assertThat(throttle.pace(TERMS, usual, NOW)).isEqualTo(new Rate(1, 600));
        assertThat(throttle.pace(TERMS, null, NOW.plus(Duration.ofHours(6)))).isEqualTo(new Rate(1, 900));
        assertThat(throttle.pace(TERMS, usual, NOW.plus(Duration.ofHours(12)))).isEqualTo(usual);
        assertThat(throttle.pace(TERMS, null, NOW.plus(Duration.ofHours(12)))).isNull();
    }

    @Test
    void a_clock_that_is_behind_gives_nothing_back() {
        Throttle throttle = TERMS.slower(null, NOW);

        assertThat(throttle.rate(TERMS, NOW.minus(Duration.ofHours(3)))).isEqualTo(600);
    }
}
