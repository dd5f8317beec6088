package aicmo.cam.sender.provider;

import static org.assertj.core.api.Assertions.assertThat;

import aicmo.cam.testing.SettableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CircuitBreakerTest {
    private static final Instant START = Instant.parse("2026-03-10T08:00:00Z");
    private final SettableClock clock = new SettableClock(START);
    private final CircuitBreaker breaker = new CircuitBreaker(3, Duration.ofSeconds(5), Duration.ofSeconds(15), clock);

    @Test
    void failures_in_a_row_open_it() {
        fail(2);
        assertThat(breaker.refusesUntil()).isEmpty();
        fail(1);
        assertThat(breaker.refusesUntil()).hasValue(START.plusSeconds(5));
    }

    @Test
    void a_success_between_failures_keeps_it_closed() {
        fail(2);
        breaker.succeeded();
        fail(2);
        assertThat(breaker.refusesUntil()).isEmpty();
    }

    @Test
    void after_its_time_it_lets_one_call_through() {
        fail(3);
        clock.advance(Duration.ofSeconds(5));

        assertThat(breaker.refusesUntil()).isEmpty();
        assertThat(breaker.refusesUntil()).isPresent();
    }

    @Test
    void the_call_that_succeeds_closes_it() {
        fail(3);
        clock.advance(Duration.ofSeconds(5));
        assertThat(breaker.refusesUntil()).isEmpty();
        breaker.succeeded();

        assertThat(breaker.refusesUntil()).isEmpty();
        fail(2);
        assertThat(breaker.refusesUntil()).isEmpty();
    }

    @Test
    void with_every_call_that_fails_it_stays_open_longer_up_to_a_bound() {
        fail(3);
        assertThat(IntStream.range(0, 4).mapToObj(i -> nextWait()))
                .containsExactly(
                        Duration.ofSeconds(10), Duration.ofSeconds(15), Duration.ofSeconds(15), Duration.ofSeconds(15));
    }

    @Test
    void calls_that_were_under_way_when_it_opened_do_not_lengthen_it() {
        fail(3);
        assertThat(breaker.failed()).isEmpty();
        assertThat(breaker.refusesUntil()).hasValue(START.plusSeconds(5));
    }

    @Test
    void a_call_that_never_tells_does_not_keep_it_open_for_ever() {
        fail(3);
        clock.advance(Duration.ofSeconds(5));
        assertThat(breaker.refusesUntil()).isEmpty();
        clock.advance(Duration.ofSeconds(5));
        assertThat(breaker.refusesUntil()).isEmpty();
    }

    private Duration nextWait() {
        Instant until = breaker.refusesUntil().orElseThrow();
        clock.set(until);
        assertThat(breaker.refusesUntil()).isEmpty();
        fail(1);
        return Duration.between(until, breaker.refusesUntil().orElseThrow());
    }

    private void fail(int times) {
        for (int i = 0; i < times; i++) {
            breaker.failed();
        }
    }
}
