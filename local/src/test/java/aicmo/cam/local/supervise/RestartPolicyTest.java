package aicmo.cam.local.supervise;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class RestartPolicyTest {
    private final RestartPolicy policy = new RestartPolicy(
            Duration.ofSeconds(1), Duration.ofSeconds(5), 6, Duration.ofMinutes(1), Duration.ofSeconds(30));

    @Test
    void pauses_double_up_to_the_longest() {
        assertThat(policy.pauseAfter(1)).contains(Duration.ofSeconds(1));
        assertThat(policy.pauseAfter(2)).contains(Duration.ofSeconds(2));
        assertThat(policy.pauseAfter(3)).contains(Duration.ofSeconds(4));
        assertThat(policy.pauseAfter(4)).contains(Duration.ofSeconds(5));
    }

    @Test
    void the_last_death_in_a_row_is_final() {
        assertThat(policy.pauseAfter(5)).isPresent();
        assertThat(policy.pauseAfter(6)).isEmpty();
    }

    @Test
    void a_steady_life_starts_a_new_row() {
        assertThat(policy.startsNewRow(Duration.ofSeconds(59))).isFalse();
        assertThat(policy.startsNewRow(Duration.ofSeconds(60))).isTrue();
    }
}
