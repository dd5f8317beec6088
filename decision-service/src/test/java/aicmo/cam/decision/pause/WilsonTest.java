package aicmo.cam.decision.pause;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WilsonTest {
    /** Reference values worked out by hand from the formula with z = 1.959964 (0.975) and 2.326348 (0.99). */
    @ParameterizedTest
    @CsvSource({
        "10, 100, 0.975, 0.055229, 0.174366",
        "0,   10, 0.975, 0.0,      0.277533",
        "10,  10, 0.975, 0.722467, 1.0",
        "9,   60, 0.99,  0.072246, 0.285669"
    })
    void bounds_are_those_of_the_formula(long k, long n, double confidence, double lower, double upper) {
        assertThat(Wilson.lower(k, n, confidence)).isCloseTo(lower, within(1e-5));
        assertThat(Wilson.upper(k, n, confidence)).isCloseTo(upper, within(1e-5));
    }

    @Test
    void with_a_confidence_of_one_half_the_bare_rate_decides() {
        assertThat(Wilson.lower(3, 60, 0.5)).isCloseTo(0.05, within(1e-9));
        assertThat(Wilson.upper(3, 60, 0.5)).isCloseTo(0.05, within(1e-9));
    }

    @Test
    void nothing_is_sure_of_no_mails() {
        assertThat(Wilson.lower(0, 0, 0.99)).isZero();
        assertThat(Wilson.upper(0, 0, 0.99)).isEqualTo(1);
    }
}
