package aicmo.cam.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.core.ConditionFactory;
import org.awaitility.core.TerminalFailureException;
import org.junit.jupiter.api.Test;

class EventuallyTest {
    private static final int PATIENCE = 5;

    private final AtomicInteger looks = new AtomicInteger();

    @Test
    void what_goes_on_is_waited_for_longer_than_what_stands_still() {
        patiently().until(looks::incrementAndGet, seen -> seen == 10 * PATIENCE);
        patiently().untilAsserted(() -> assertThat(looks.incrementAndGet()).isEqualTo(20 * PATIENCE));

        assertThat(looks).hasValue(20 * PATIENCE);
    }

    @Test
    void a_value_that_stands_still_ends_the_waiting_and_is_named() {
        assertThatThrownBy(() -> patiently()
                        .until(
                                () -> Math.min(looks.incrementAndGet(), PATIENCE) + " mails",
                                seen -> seen.equals("6 mails")))
                .isInstanceOf(TerminalFailureException.class)
                .hasStackTraceContaining("nothing has changed for 5 looks")
                .hasStackTraceContaining("5 mails");
        assertThat(looks).hasValueGreaterThanOrEqualTo(2 * PATIENCE - 1);
    }

    @Test
    void an_assertion_that_fails_in_the_same_way_ends_the_waiting_and_is_shown() {
        assertThatThrownBy(() -> patiently().untilAsserted(() -> {
                    looks.incrementAndGet();
                    assertThat("QUEUED").isEqualTo("SENT");
                }))
                .isInstanceOf(TerminalFailureException.class)
                .hasStackTraceContaining("QUEUED");
        assertThat(looks).hasValueGreaterThanOrEqualTo(PATIENCE);
    }

    private static ConditionFactory patiently() {
        return Eventually.eventually("a test", PATIENCE, Duration.ofMillis(2));
    }
}
