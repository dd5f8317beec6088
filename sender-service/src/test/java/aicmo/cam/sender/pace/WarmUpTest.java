package aicmo.cam.sender.pace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WarmUpTest {

    @Test
    void a_ramp_of_listed_days_goes_on_by_its_factor() {
        assertThat(caps("150,250,400,700,1000,1500,2000,x1.4", 9))
                .containsExactly(150, 250, 400, 700, 1000, 1500, 2000, 2800, 3919);
    }

    @Test
    void a_ramp_grows_by_so_many_a_day() {
        assertThat(caps("20, +5", 4)).containsExactly(20, 25, 30, 35);
    }

    @Test
    void without_growth_the_ramp_is_over_after_its_last_day() {
        assertThat(caps("20,40", 3)).containsExactly(20, 40, Limits.NONE);
    }

    @Test
    void a_ramp_that_runs_for_ever_never_overflows() {
        for (String ramp : new String[] {"2000000000,+2000000000", "1000,x100"}) {
            WarmUp warmUp = WarmUp.parse("A", ramp);
            int last = 0;
            for (int day = 1; day < 5000; day++) {
                assertThat(warmUp.cap(day)).isGreaterThanOrEqualTo(last);
                last = warmUp.cap(day);
            }
            assertThat(last).isEqualTo(Integer.MAX_VALUE);
            assertThat(warmUp.cap(Integer.MAX_VALUE)).isEqualTo(Integer.MAX_VALUE);
        }
    }

    @Test
    void the_daily_cap_is_the_end_of_the_ramp_and_only_days_of_sending_count() {
        Limits limits = new Limits(30, WarmUp.parse("A", "20,+5"), null);

        assertThat(limits.left(3, 0)).isEqualTo(17);
        assertThat(limits.left(0, 1)).isEqualTo(25);
        assertThat(limits.left(0, 9)).isEqualTo(30);
        assertThat(limits.left(99, 9)).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "none", "None"})
    void none_is_no_ramp(String text) {
        assertThat(WarmUp.parse("A", text)).isEqualTo(WarmUp.NONE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x1.4",
                "+5",
                "20,x0.5",
                "20,+0",
                "0,+5",
                "20,+5,30",
                "20,,30",
                "many",
                "20,x",
                "20,-3",
                "20,xNaN"
            })
    void an_error_names_the_setting_and_the_bad_part(String text) {
        assertThatThrownBy(() -> WarmUp.parse("AICMO_CAM_EMAIL_WARM_UP", text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("AICMO_CAM_EMAIL_WARM_UP: '");
    }

    private static int[] caps(String ramp, int days) {
        WarmUp warmUp = WarmUp.parse("A", ramp);
        return IntStream.rangeClosed(1, days).map(warmUp::cap).toArray();
    }
}
