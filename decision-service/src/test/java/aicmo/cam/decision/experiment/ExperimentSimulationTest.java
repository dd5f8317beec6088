package aicmo.cam.decision.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What experiments come to whose true rates are known, by chance that is the same each time. */
class ExperimentSimulationTest {
    private static final System.Logger LOG = System.getLogger(ExperimentSimulationTest.class.getName());
    private static final UUID STEP = new UUID(1, 2);

    /**
     * Together 10,000 A/A runs at each rate, looked at whenever somebody answered in either arm: evidence for an arm rises by its own
     * answers and by the other's silence, so each silence is looked at, too, at every fifth lead.
     */
    @ParameterizedTest
    @CsvSource({"0.02, 21", "0.05, 51"})
    void equal_variants_have_a_winner_in_one_of_a_hundred_runs_at_most(double rate, int seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int winners = 0;
        for (int run = 0; run < 10_000; run++) {
            winners += leadsUntilWinner(random, rate, rate, 2_000).isPresent() ? 1 : 0;
        }
        LOG.log(System.Logger.Level.INFO, "{0}: {1} false winners", rate, winners);
        assertThat(winners).as("false winners of 10,000 runs").isLessThanOrEqualTo(100);
    }

    @Test
    void a_real_difference_is_found() {
        SplittableRandom random = new SplittableRandom(39);
        int found = 0;
        long leads = 0;
        for (int run = 0; run < 1_000; run++) {
            OptionalInt until = leadsUntilWinner(random, 0.09, 0.03, 2_000);
            found += until.isPresent() ? 1 : 0;
            leads += until.orElse(2_000);
        }
        LOG.log(System.Logger.Level.INFO, "9 % against 3 %: {0} found, after {1} leads an arm", found, leads / 1_000);
        assertThat(found).as("of 1,000 runs").isGreaterThan(990);
        assertThat(leads / 1_000).as("leads an arm, on average").isBetween(200L, 800L);
    }

    /** Leads an arm until the first is named winner, or the second where both are equal. */
    private static OptionalInt leadsUntilWinner(SplittableRandom random, double first, double second, int most) {
        double each = StepExperiment.ALPHA / 2;
        int a = 0;
        int b = 0;
        for (int n = 1; n <= most; n++) {
            boolean inA = random.nextDouble() < first;
            boolean inB = random.nextDouble() < second;
            a += inA ? 1 : 0;
            b += inB ? 1 : 0;
            if (inA || inB || n % 5 == 0) {
                Arm one = arm("a", a, n);
                Arm other = arm("b", b, n);
                if (a > b ? one.beats(other, each) : b > a && other.beats(one, each)) {
                    return OptionalInt.of(n);
                }
            }
        }
        return OptionalInt.empty();
    }

    @Test
    void a_winner_beats_every_other_variant() {
        assertThat(of(arm("a", 30, 1000), arm("b", 90, 1000), arm("c", 85, 1000)))
                .returns(null, StepExperiment::winner)
                .returns(
                        "b leads with 90 of 1000 (9.0 %), c follows with 85 of 1000 (8.5 %): so few answers may differ by chance",
                        StepExperiment::reason)
                .extracting(step -> step.variants().getFirst().state())
                .isEqualTo(VariantResult.ArmState.LOSER);
        assertThat(of(arm("a", 30, 1000), arm("b", 90, 1000), arm("c", 20, 1000)))
                .returns("b", StepExperiment::winner);
    }

    @Test
    void it_says_why_no_winner_is_named() {
        assertThat(of(arm("a", 3, 100)).reason()).contains("only a went to leads so far");
        assertThat(of(arm("a", 3, 100), arm("b", 0, 0)).reason()).contains("no lead of b had its time");
        assertThat(of(arm("a", 0, 100), arm("b", 0, 90)).reason()).contains("no lead has answered positively");
    }

    private static StepExperiment of(Arm... arms) {
        return StepExperiment.of(new StepArms("main", 1, STEP, List.of(arms)));
    }

    private static Arm arm(String variant, int positive, int counted) {
        return new Arm(variant, counted, counted, positive, 0, 0, 0);
    }
}
