package aicmo.cam.local.clock;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class WaitLimitTest {
    private final AtomicLong now = new AtomicLong();
    private final WaitLimit limit = new WaitLimit(Duration.ofSeconds(30), now::get);

    @Test
    void it_is_over_when_the_limit_has_passed_while_somebody_looked() {
        for (int looks = 0; looks < 14; looks++) {
            assertThat(after(Duration.ofSeconds(2))).isFalse();
        }
        assertThat(after(Duration.ofSeconds(2))).isTrue();
    }

    @Test
    void an_hour_without_a_look_is_no_hour_of_waiting() {
        assertThat(after(Duration.ofHours(1))).isFalse();
        assertThat(after(Duration.ofSeconds(2))).isFalse();
    }

    @Test
    void it_starts_from_zero_when_what_was_waited_for_happened() {
        for (int looks = 0; looks < 14; looks++) {
            after(Duration.ofSeconds(2));
        }
        limit.restart();

        assertThat(after(Duration.ofSeconds(8))).isFalse();
    }

    private boolean after(Duration time) {
        now.addAndGet(time.toNanos());
        return limit.isOver();
    }
}
