package aicmo.cam.sender;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DoublingWaitTest {
    @Test
    void each_wait_is_twice_the_one_before_up_to_the_longest() {
        DoublingWait wait = new DoublingWait(Duration.ofMinutes(5), Duration.ofHours(1));

        assertThat(IntStream.range(-1, 6).mapToObj(wait::after).map(Duration::toMinutes))
                .containsExactly(5L, 5L, 10L, 20L, 40L, 60L, 60L);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 62, 63, 64, 10_000, Integer.MAX_VALUE})
    void no_number_of_failures_makes_it_longer_or_takes_long(int failures) {
        Duration hour = Duration.ofHours(1);

        assertThat(new DoublingWait(Duration.ofNanos(1), hour).after(failures))
                .isPositive()
                .isLessThanOrEqualTo(hour);
        assertThat(new DoublingWait(Duration.ofDays(1), hour).after(failures)).isEqualTo(hour);
        assertThat(new DoublingWait(Duration.ZERO, hour).after(failures)).isZero();
    }
}
