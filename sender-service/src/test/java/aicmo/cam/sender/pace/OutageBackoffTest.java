package aicmo.cam.sender.pace;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class OutageBackoffTest {
    private final OutageBackoff backoff = new OutageBackoff();

    @Test
    void a_provider_that_is_away_is_asked_less_and_less_often_but_every_minute_at_least() {
        assertThat(Stream.iterate(backoff.first(), backoff::after).limit(8).map(Duration::toSeconds))
                .containsExactly(1L, 2L, 4L, 8L, 16L, 32L, 60L, 60L);
    }
}
