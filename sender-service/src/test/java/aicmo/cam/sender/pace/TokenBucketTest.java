package aicmo.cam.sender.pace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import aicmo.cam.sender.pace.TokenBucket.Place;
import aicmo.cam.sender.pace.TokenBucket.Rate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokenBucketTest {
    private static final Instant NOW = Instant.parse("2026-11-23T09:00:00Z");

    @Test
    void after_a_rest_so_many_go_as_the_burst_allows_and_then_one_by_one() {
        TokenBucket bucket = TokenBucket.full(new Rate(3, 60), NOW);
        Instant later = NOW.plus(Duration.ofDays(30));

        assertThat(goesAtOnce(bucket, later)).isEqualTo(3);
        TokenBucket empty = bucket.take(later, 1).take(later, 1).take(later, 1);
        assertThat(empty.has(later.plusSeconds(59), 1)).isFalse();
        assertThat(empty.has(later.plusSeconds(60), 1)).isTrue();
    }

    @Test
    void a_bucket_that_never_refills_gives_its_burst_and_nothing_more() {
        TokenBucket bucket = TokenBucket.full(new Rate(7, 0), NOW);

        assertThat(goesAtOnce(bucket, NOW.plus(Duration.ofDays(3650)))).isEqualTo(7);
        TokenBucket empty = bucket;
        for (int i = 0; i < 7; i++) {
            empty = empty.take(NOW, 1.3);
        }
        assertThat(empty.has(NOW, 0.7)).isFalse();
        assertThat(empty.line(NOW, 0.7).slot()).isEqualTo(TokenBucket.NEVER);
    }

    @Test
    void each_of_ten_thousand_in_line_has_a_time_of_its_own_and_goes_at_it() {
        TokenBucket bucket = TokenBucket.full(new Rate(1, 40), NOW).take(NOW, 1);
        Random random = new Random(1);
        List<Instant> slots = new ArrayList<>();
        List<Double> costs = new ArrayList<>();
        for (int i = 0; i < 10_000; i++) {
            double cost = 0.7 + 0.6 * random.nextDouble();
            Place place = bucket.line(NOW, cost);
            bucket = place.after();
            slots.add(place.slot());
            costs.add(cost);
        }

        assertThat(slots).doesNotHaveDuplicates().isSorted();
        for (int i = 0; i < slots.size(); i++) {
            assertThat(bucket.has(slots.get(i), costs.get(i))).as("mail %d", i).isTrue();
            bucket = bucket.take(slots.get(i), costs.get(i));
        }
        assertThat(Duration.between(NOW, slots.getLast()).toHours()).isBetween(245L, 255L);
    }

    @Test
    void who_comes_a_little_late_to_its_time_does_not_push_the_next_out_of_the_line() {
        TokenBucket bucket = TokenBucket.full(new Rate(1, 40), NOW).take(NOW, 1);
        List<Instant> slots = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            Place place = bucket.line(NOW, 1);
            bucket = place.after();
            slots.add(place.slot());
        }
        Random late = new Random(2);
        for (Instant slot : slots) {
            Instant now = slot.plusMillis(late.nextInt(30_000));
            assertThat(bucket.has(now, 1)).isTrue();
            bucket = bucket.take(now, 1);
        }
    }

    @Test
    void after_a_downtime_no_more_than_the_burst_goes_at_once_though_many_wait() {
        TokenBucket bucket = TokenBucket.full(new Rate(4, 3600), NOW);
        for (int i = 0; i < 4; i++) {
            bucket = bucket.take(NOW, 1);
        }
        for (int i = 0; i < 1000; i++) {
            bucket = bucket.line(NOW, 1).after();
        }

        assertThat(goesAtOnce(bucket, NOW.plusSeconds(600))).isEqualTo(4);
    }

    @Test
    void who_comes_when_the_line_is_over_waits_only_for_the_tokens() {
        TokenBucket bucket = TokenBucket.full(new Rate(1, 60), NOW).take(NOW, 1);
        bucket = bucket.line(NOW, 1).after();

        assertThat(bucket.hasLine(NOW.plusSeconds(59))).isTrue();
        assertThat(bucket.hasLine(NOW.plusSeconds(60))).isFalse();
        assertThat(bucket.withoutLine(NOW.plusSeconds(1)).hasLine(NOW.plusSeconds(1)))
                .isFalse();
        assertThat(bucket.take(NOW.plusSeconds(60), 1)
                        .line(NOW.plusSeconds(61), 1)
                        .slot())
                .isEqualTo(NOW.plusSeconds(120));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void never_does_more_go_than_burst_and_rate_allow_whatever_the_clock_does(long seed) {
        Random random = new Random(seed);
        Rate rate = new Rate(1 + random.nextInt(20), 1 + random.nextInt(5000));
        TokenBucket bucket = TokenBucket.full(rate, NOW);
        Instant latest = NOW;
        int taken = 0;
        for (int i = 0; i < 20_000; i++) {
            boolean back = random.nextInt(4) == 0;
            Instant now =
                    back ? latest.minusMillis(random.nextInt(3_600_000)) : latest.plusMillis(random.nextInt(5000));
            latest = now.isAfter(latest) ? now : latest;
            if (bucket.has(now, 1)) {
                bucket = bucket.take(now, 1);
                taken++;
            } else {
                bucket = bucket.line(now, 1).after();
            }
            assertThat((double) taken)
                    .isLessThanOrEqualTo(rate.burst()
                            + rate.perSecond() * Duration.between(NOW, latest).toNanos() / 1e9
                            + 0.01);
        }
        assertThat(taken).isGreaterThan(rate.burst());
    }

    @Test
    void a_clock_that_was_wrong_by_a_year_and_is_set_right_stops_nobody() {
        TokenBucket bucket = TokenBucket.full(new Rate(1, 60), NOW.plus(Duration.ofDays(365)))
                .take(NOW.plus(Duration.ofDays(365)), 1);

        TokenBucket right = bucket.refilled(NOW);

        assertThat(right.has(NOW, 1)).isFalse();
        assertThat(right.has(NOW.plusSeconds(60), 1)).isTrue();
    }

    @Test
    void what_is_given_back_does_not_exceed_the_burst() {
        TokenBucket bucket = TokenBucket.full(new Rate(2, 60), NOW);

        assertThat(bucket.take(NOW, 1.2).giveBack(1.2).tokens()).isEqualTo(2);
        assertThat(bucket.giveBack(1).tokens()).isEqualTo(2);
    }

    @Test
    void gaps_vary_by_the_jitter_and_their_average_does_not() {
        Jitter jitter = new Jitter(0.3);
        Random random = new Random(3);
        double sum = 0;
        double least = 2;
        double most = 0;
        int mails = 200_000;
        for (int i = 0; i < mails; i++) {
            // Ids of mails begin with the time: neighbours differ little.
            UUID id = new UUID(
                    0x0198_0000_0000_7000L + ((long) i << 16),
                    (random.nextLong() & 0x3fffffffffffffffL) | Long.MIN_VALUE);
            double cost = jitter.cost(id);
            assertThat(cost).isEqualTo(jitter.cost(id));
            sum += cost;
            least = Math.min(least, cost);
            most = Math.max(most, cost);
        }
        assertThat(sum / mails).isCloseTo(1, within(0.002));
        assertThat(least).isBetween(0.7, 0.701);
        assertThat(most).isBetween(1.299, 1.3);
        assertThat(new Jitter(0).cost(UUID.randomUUID())).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(doubles = {-0.1, 1.1, Double.NaN})
    void jitter_is_a_share(double share) {
        assertThatThrownBy(() -> new Jitter(share)).hasMessageContaining("AICMO_CAM_EMAIL_JITTER");
    }

    private static int goesAtOnce(TokenBucket bucket, Instant now) {
        int gone = 0;
        TokenBucket left = bucket;
        while (left.has(now, 1)) {
            left = left.take(now, 1);
            gone++;
        }
        return gone;
    }
}
