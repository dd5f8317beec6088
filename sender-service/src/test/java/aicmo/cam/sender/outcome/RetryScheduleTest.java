package aicmo.cam.sender.outcome;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RetryScheduleTest {
    private static final Instant NOW = Instant.parse("2026-03-04T05:06:07Z");
    private static final RetrySchedule USUAL =
            new RetrySchedule(Duration.ofMinutes(1), Duration.ofHours(4), Duration.ofDays(3), 50);

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void a_mail_is_tried_for_three_days_with_growing_gaps_and_at_their_end_once_more(long seed) {
        Random random = new Random(seed);
        UUID mail = new UUID(random.nextLong(), random.nextLong());
        List<Instant> tries = new ArrayList<>(List.of(NOW));
        for (Optional<Instant> next = USUAL.next(mail, 1, NOW, NOW); next.isPresent(); ) {
            tries.add(next.get());
            next = USUAL.next(mail, tries.size(), NOW, next.get());
        }

        assertThat(tries.getLast()).isEqualTo(NOW.plus(Duration.ofDays(3)));
        assertThat(tries).hasSizeBetween(20, 40);
        for (int i = 1; i < tries.size() - 1; i++) {
            Duration gap = Duration.between(tries.get(i - 1), tries.get(i));
            Duration place = Duration.ofMinutes(Math.min(240, 1L << (i - 1)));
            assertThat(gap)
                    .isBetween(
                            place.multipliedBy(8).dividedBy(10),
                            place.multipliedBy(12).dividedBy(10));
        }
    }

    @Test
    void two_mails_do_not_come_back_at_the_same_time() {
        assertThat(USUAL.next(new UUID(0, 1), 3, NOW, NOW)).isNotEqualTo(USUAL.next(new UUID(7, 99), 3, NOW, NOW));
    }

    @Test
    void a_mail_that_was_held_for_longer_than_the_time_still_has_its_attempts() {
        Instant late = NOW.plus(Duration.ofDays(10));

        assertThat(USUAL.next(new UUID(0, 1), 4, NOW, late))
                .hasValueSatisfying(next -> assertThat(next).isAfter(late));
        assertThat(USUAL.next(new UUID(0, 1), 5, NOW, late)).isEmpty();
        assertThat(USUAL.next(new UUID(0, 1), 50, NOW, NOW)).isEmpty();
    }
}
