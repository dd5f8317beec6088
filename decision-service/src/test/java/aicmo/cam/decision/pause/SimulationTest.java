package aicmo.cam.decision.pause;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.OptionalInt;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What the rules do to campaigns whose true rate is known, by chance that is the same each time. A campaign is weighed after
 * every mail, over the sliding window, with the settings that nobody changed.
 */
class SimulationTest {
    private static final Instant NOW = Instant.parse("2026-03-09T10:00:00Z");
    private static final Thresholds THRESHOLDS =
            DecisionEngineTest.of(new OwnThresholds(true, null, null, null, null, null, null));
    private static final int CAMPAIGNS = 4_000;
    private static final int MAILS = 3_000;

    /** What is rare needs more mails: three complaints in five hundred mails are not to be seen in a hundred and fifty. */
    @ParameterizedTest
    @CsvSource({"BOUNCE_RATE, 0.04, 50, 150", "UNSUBSCRIBE_RATE, 0.03, 50, 150", "COMPLAINT_RATE, 0.003, 334, 1200"})
    void half_the_threshold_is_hardly_ever_paused_and_twice_the_threshold_soon(
            Rule rule, double threshold, int minimum, int further) {
        Random random = new Random(rule.ordinal());
        int falsePauses = 0;
        long sends = 0;
        for (int i = 0; i < CAMPAIGNS; i++) {
            falsePauses += pausedAfter(rule, threshold / 2, minimum, random).isPresent() ? 1 : 0;
            sends += pausedAfter(rule, threshold * 2, minimum, random).orElse(MAILS);
        }
        System.Logger log = System.getLogger(SimulationTest.class.getName());
        double share = (double) falsePauses / CAMPAIGNS;
        double late = (double) sends / CAMPAIGNS - minimum;
        log.log(System.Logger.Level.INFO, "{0}: false pauses {1}, further sends {2}", rule, share, late);

        assertThat(share).as("campaigns paused at half the threshold").isLessThan(0.01);
        assertThat(late).as("further sends at twice the threshold").isLessThan(further);
    }

    /** Only one more case, or the last of the minimum, can break a rule: in between nothing need be asked. */
    private static OptionalInt pausedAfter(Rule rule, double rate, int minimum, Random random) {
        boolean[] window = new boolean[THRESHOLDS.window()];
        int cases = 0;
        for (int sent = 1; sent <= MAILS; sent++) {
            boolean harm = random.nextDouble() < rate;
            int place = sent % window.length;
            cases += (harm ? 1 : 0) - (window[place] ? 1 : 0);
            window[place] = harm;
            if ((harm || sent == minimum) && breaks(rule, Math.min(sent, window.length), cases)) {
                return OptionalInt.of(sent);
            }
        }
        return OptionalInt.empty();
    }

    private static boolean breaks(Rule rule, int sent, int cases) {
        Sample sample =
                switch (rule) {
                    case BOUNCE_RATE -> new Sample(sent, cases, 0, 0, 0, 0, false);
                    case COMPLAINT_RATE -> new Sample(sent, 0, cases, 0, 0, 0, false);
                    case UNSUBSCRIBE_RATE -> new Sample(sent, 0, 0, cases, 0, 0, false);
                    case FAILURE_RATE -> new Sample(0, 0, 0, 0, 0, 0, sent, cases, false);
                    case REPLY_RATE -> new Sample(0, 0, 0, 0, sent, cases, false);
                };
        return DecisionEngine.decide(sample, THRESHOLDS, Overruling.NONE, NOW).decision() == Decision.PAUSE;
    }
}
