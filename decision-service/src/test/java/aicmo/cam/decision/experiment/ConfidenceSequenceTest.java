package aicmo.cam.decision.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Bounds at single moments, and that they hold at all moments together. */
class ConfidenceSequenceTest {
    @Test
    void nothing_is_known_before_the_first_observation() {
        assertThat(ConfidenceSequence.lower(0, 0, 0.01)).isEqualTo(0);
        assertThat(ConfidenceSequence.upper(0, 0, 0.01)).isEqualTo(1);
        assertThat(ConfidenceSequence.logEvidence(0, 0, 0, 0)).isEqualTo(0, within(1e-9));
    }

    @Test
    void the_ends_are_reached_where_all_or_none_answered() {
        assertThat(ConfidenceSequence.lower(0, 100, 0.01)).isEqualTo(0);
        assertThat(ConfidenceSequence.upper(0, 100, 0.01)).isBetween(0.04, 0.08);
        assertThat(ConfidenceSequence.upper(100, 100, 0.01)).isEqualTo(1);
        assertThat(ConfidenceSequence.lower(100, 100, 0.01)).isBetween(0.5, 0.95);
    }

    /** By hand: under the prior, a beta distribution of 1 and 19, the mean of q (1 - q) is 1/20 - 2/420. */
    @Test
    void the_bound_is_where_the_mixture_is_as_likely_as_agreed() {
        double mixture = 1.0 / 20 - 2.0 / 420;
        double lower = ConfidenceSequence.lower(1, 2, 0.5);

        assertThat(lower * (1 - lower)).isCloseTo(mixture * 0.5, within(1e-9));
    }

    @Test
    void evidence_speaks_for_the_better_arm_only() {
        assertThat(ConfidenceSequence.logEvidence(90, 1000, 30, 1000)).isGreaterThan(Math.log(1000));
        assertThat(ConfidenceSequence.logEvidence(30, 1000, 90, 1000)).isLessThan(0);
        assertThat(ConfidenceSequence.logEvidence(30, 1000, 30, 1000)).isLessThan(0);
        assertThat(ConfidenceSequence.logEvidence(Long.MAX_VALUE / 4, Long.MAX_VALUE / 2, 1, 10))
                .isNotNaN();
    }

    /** A bound that was made for one look misses the rate in many more of such series. */
    @Test
    void the_true_rate_stays_within_the_bounds_at_every_look() {
        SplittableRandom random = new SplittableRandom(16);
        int missed = 0;
        for (int series = 0; series < 1_000; series++) {
            missed += isEverMissed(random, 0.03, 1_000) ? 1 : 0;
        }
        assertThat(missed).as("of 1,000 series at 5 %").isLessThanOrEqualTo(50);
    }

    /** The lower bound rises with an answer only; the upper bound falls with silence, of which every tenth is looked at. */
    private static boolean isEverMissed(SplittableRandom random, double rate, int leads) {
        int positive = 0;
        for (int n = 1; n <= leads; n++) {
            boolean answered = random.nextDouble() < rate;
            positive += answered ? 1 : 0;
            boolean looked = answered || n % 10 == 0;
            if (looked
                    && (ConfidenceSequence.lower(positive, n, 0.05) > rate
                            || ConfidenceSequence.upper(positive, n, 0.05) < rate)) {
                return true;
            }
        }
        return false;
    }
}
