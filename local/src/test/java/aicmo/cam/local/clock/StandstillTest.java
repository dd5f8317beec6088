package aicmo.cam.local.clock;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class StandstillTest {
    private static final Duration LIMIT = Duration.ofSeconds(20);

    private long now = -5;
    private final Standstill standstill = new Standstill(LIMIT, Clock.systemUTC(), () -> now);

    @Test
    void a_state_that_stays_the_same_for_the_limit_stands_still() {
        standstill.look("3 mails");

        assertThat(lookEverySecond("3 mails", 19)).isFalse();
        assertThat(lookEverySecond("3 mails", 1)).isTrue();
        assertThat(standstill.lasted()).isEqualTo(LIMIT);
    }

    @Test
    void a_change_begins_a_new_count_so_what_moves_now_and_then_never_stands_still() {
        for (int mails = 0; mails < 100; mails++) {
            assertThat(lookEverySecond(mails + " mails", 19)).isFalse();
        }
    }

    @Test
    void an_hour_in_which_the_process_was_frozen_counts_as_one_look() {
        standstill.look("3 mails");
        now += Duration.ofHours(1).toNanos();

        assertThat(standstill.look("3 mails")).isFalse();
        assertThat(standstill.lasted()).isEqualTo(WaitLimit.MOST_PER_LOOK);
    }

    private boolean lookEverySecond(String state, int times) {
        boolean stands = false;
        for (int i = 0; i < times; i++) {
            now += Duration.ofSeconds(1).toNanos();
            stands = standstill.look(state);
        }
        return stands;
    }
}
