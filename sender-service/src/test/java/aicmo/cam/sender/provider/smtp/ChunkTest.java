package aicmo.cam.sender.provider.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import aicmo.cam.testing.SettableClock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChunkTest {
    private final SettableClock clock = new SettableClock(Instant.parse("2026-03-04T05:06:07Z"));
    private final Chunk chunk = new Chunk(clock);

    @Test
    void of_what_nothing_is_known_one_goes_at_a_time() {
        assertThat(chunk.size()).isOne();
    }

    @ParameterizedTest
    @CsvSource({"0,20", "1,20", "5,10", "10,5", "26,1", "50,1", "60000,1"})
    void so_many_go_as_pass_in_fifty_milliseconds(int millis, int size) {
        took(millis, 1);

        assertThat(chunk.size()).isEqualTo(size);
    }

    @Test
    void one_slow_mail_makes_the_next_go_a_single_one_again() {
        took(1, 100);

        took(51, 1);

        assertThat(chunk.size()).isOne();
    }

    @Test
    void fast_mails_outweigh_a_slow_start_in_the_end() {
        took(40, 1);

        took(1, 40);

        assertThat(chunk.size()).isEqualTo(20);
    }

    @Test
    void trouble_makes_the_next_go_a_single_one() {
        took(1, 10);

        chunk.forget();

        assertThat(chunk.size()).isOne();
        took(5, 1);
        assertThat(chunk.size()).isEqualTo(10);
    }

    @Test
    void what_was_measured_long_ago_does_not_count() {
        took(1, 10);

        clock.advance(Duration.ofSeconds(61));

        assertThat(chunk.size()).isOne();
    }

    private void took(int millis, int times) {
        for (int i = 0; i < times; i++) {
            chunk.took(Duration.ofMillis(millis));
        }
    }
}
