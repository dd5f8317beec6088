package aicmo.cam.local.supervise;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class StartLimitTest {
    private final AtomicLong now = new AtomicLong();
    private final AtomicReference<Duration> cpu = new AtomicReference<>(Duration.ZERO);
    private final StartLimit limit = new StartLimit(cpu::get, now::get);

    @Test
    void a_program_that_works_slowly_is_awaited_for_an_hour() {
        for (int looks = 0; looks < 720; looks++) {
            assertThat(after(Duration.ofSeconds(5), Duration.ofMillis(100))).isFalse();
        }
    }

    @Test
    void a_program_that_does_nothing_is_given_up_after_three_minutes() {
        for (int looks = 0; looks < 35; looks++) {
            assertThat(after(Duration.ofSeconds(5), Duration.ofMillis(1))).isFalse();
        }
        assertThat(after(Duration.ofSeconds(5), Duration.ofMillis(1))).isTrue();
    }

    @Test
    void a_program_that_spins_is_given_up_after_five_minutes_of_it() {
        for (int looks = 0; looks < 60; looks++) {
            assertThat(after(Duration.ofSeconds(5), Duration.ofSeconds(5))).isFalse();
        }
        assertThat(after(Duration.ofSeconds(5), Duration.ofSeconds(5))).isTrue();
    }

    private boolean after(Duration time, Duration worked) {
        now.addAndGet(time.toNanos());
        cpu.set(cpu.get().plus(worked));
        return limit.isOver();
    }
}
