package aicmo.cam.followup.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class AttemptsTest {
    private final Attempts attempts = new Attempts();

    @Test
    void a_campaign_that_fails_every_time_keeps_no_other_campaign_waiting() {
        int done = 0;
        for (String campaign : List.of("one", "broken", "two")) {
            done += attempts.of(campaign, () -> campaign.equals("broken") ? fail() : 10, 0);
        }

        assertThat(done).isEqualTo(20);
        assertThat(attempts.failed()).isTrue();
    }

    @Test
    void parts_that_end_well_are_no_failure() {
        assertThat(attempts.of("start", () -> true, false)).isTrue();
        assertThat(attempts.of("a start that another replica made", () -> false, true))
                .isFalse();

        assertThat(attempts.failed()).isFalse();
    }

    private static int fail() {
        throw new IllegalStateException("its definition cannot be read");
    }
}
