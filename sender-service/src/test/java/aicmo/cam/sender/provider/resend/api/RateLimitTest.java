package aicmo.cam.sender.provider.resend.api;

import static org.assertj.core.api.Assertions.assertThat;

import aicmo.cam.sender.provider.resend.api.Reply.Answer;
import aicmo.cam.testing.SettableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RateLimitTest {
    private static final Instant START = Instant.parse("2026-03-10T08:00:00Z");
    private final SettableClock clock = new SettableClock(START);
    private final RateLimit rate = new RateLimit(10, clock);

    @Test
    void until_an_answer_tells_the_setting_holds() {
        assertThat(rate.callEvery()).isEqualTo(Duration.ofMillis(103));
        assertThat(rate.notBefore()).isEmpty();
    }

    @Test
    void the_limit_is_learned_with_every_answer() {
        hear("2", "1", "1");
        assertThat(rate.callEvery()).isEqualTo(Duration.ofMillis(515));
        hear("50", "49", "1");
        assertThat(rate.callEvery()).isEqualTo(Duration.ofNanos(20_600_000));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "many", "", "999999999999999999999", "1e3"})
    void a_limit_that_can_not_be_is_no_limit(String limit) {
        hear(limit, "1", "1");
        assertThat(rate.callEvery()).isEqualTo(Duration.ofMillis(103));
    }

    @Test
    void a_limit_in_the_words_of_the_draft_is_read() {
        hear("5;w=1", "4", "1");
        assertThat(rate.callEvery()).isEqualTo(Duration.ofMillis(206));
    }

    @Test
    void our_own_last_call_of_a_second_costs_no_wait_beyond_the_pace() {
        for (int i = 9; i >= 0; i--) {
            hear("10", Integer.toString(i), "1");
            clock.advance(rate.callEvery());
        }
        assertThat(rate.notBefore()).isEmpty();
    }

    @Test
    void where_others_used_up_the_second_the_next_call_waits_for_its_end() {
        hear("10", "3", "1");
        clock.advance(Duration.ofMillis(103));
        hear("10", "0", "1");
        assertThat(rate.notBefore()).hasValue(START.plusSeconds(1));
        clock.advance(Duration.ofMillis(897));
        assertThat(rate.notBefore()).isEmpty();
    }

    @Test
    void a_longer_reset_is_waited_for() {
        hear("10", "0", "7");
        assertThat(rate.notBefore()).hasValue(START.plusSeconds(7));
        hear("10", "0", "1");
        assertThat(rate.notBefore()).hasValue(START.plusSeconds(7));
    }

    @Test
    void an_absurd_reset_is_bounded() {
        hear("10", "0", "99999999999");
        assertThat(rate.notBefore()).hasValue(START.plusSeconds(3600));
    }

    @Test
    void an_answer_that_overtook_another_is_no_new_second() {
        Instant first = clock.instant();
        clock.advance(Duration.ofMillis(100));
        hear("10", "4", "1");
        rate.heard(first, answer("10", "5", "1"));
        clock.advance(Duration.ofMillis(100));
        hear("10", "0", "1");
        assertThat(rate.notBefore()).hasValue(START.plusMillis(1100));
    }

    private void hear(String limit, String remaining, String reset) {
        rate.heard(clock.instant(), answer(limit, remaining, reset));
    }

    private static Answer answer(String limit, String remaining, String reset) {
        Map<String, String> headers = new HashMap<>();
        headers.put("ratelimit-limit", limit);
        headers.put("ratelimit-remaining", remaining);
        headers.put("ratelimit-reset", reset);
        return new Answer(200, headers, "");
    }
}
