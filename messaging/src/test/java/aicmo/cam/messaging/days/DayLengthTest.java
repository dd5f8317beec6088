package aicmo.cam.messaging.days;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DayLengthTest {
    @ParameterizedTest
    @CsvSource({
        "PT24H, PT72H, PT72H, PT72H",
        "PT24H, PT0.000000001S, PT0.000000001S, PT0.25S",
        "PT2S, PT36H, PT3S, PT3S",
        "PT2S, PT1H, PT0.083333333S, PT0.25S",
        "PT2S, PT0S, PT0S, PT0.25S",
        "PT3S, PT720H, PT1M30S, PT1M30S",
        "PT0.000000001S, PT12H, PT0.000000001S, PT0.25S",
    })
    void a_wait_shrinks_with_the_day(Duration day, Duration wait, Duration exactly, Duration scaled) {
        assertThat(new DayLength(day).exactly(wait)).isEqualTo(exactly);
        assertThat(new DayLength(day).scale(wait)).isEqualTo(scaled);
    }

    @Test
    void the_longest_wait_of_a_real_day_stays_as_it_is() {
        Duration years = Duration.ofDays(365 * 200L).plusNanos(1);

        assertThat(DayLength.REAL.exactly(years)).isEqualTo(years);
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT0S", "PT-1S"})
    void a_day_that_lasts_no_time_is_refused_with_the_name_of_the_setting(Duration day) {
        assertThatThrownBy(() -> new DayLength(day))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("AICMO_CAM_DAY");
    }
}
