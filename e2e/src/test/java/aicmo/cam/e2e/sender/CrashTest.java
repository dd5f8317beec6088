package aicmo.cam.e2e.sender;

import static org.assertj.core.api.Assertions.assertThat;

import aicmo.cam.bench.carrier.FaultyResend;
import aicmo.cam.bench.carrier.FaultySmtp;
import aicmo.cam.bench.crash.CrashRun;
import aicmo.cam.bench.crash.Plan;
import aicmo.cam.bench.crash.Reckoning;
import aicmo.cam.local.Progress;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/**
 * The sender dies again and again at random moments (kill -9), and the other side fails at a fifth of the calls. {@code ./cam bench crash} is
 * the same for longer.
 */
class CrashTest {
    private static final long SEED = 3;
    private static final double FAULTS = 0.2;
    private static final Duration LONGEST_LIFE = Duration.ofMillis(1200);

    @Test
    void through_resend_every_mail_is_accepted_exactly_once() throws Exception {
        try (FaultyResend api = FaultyResend.start(FAULTS, SEED)) {
            Reckoning reckoning = CrashRun.run(new Plan(400, 12, LONGEST_LIFE, SEED), api, Progress.silent());

            assertThat(reckoning.duplicates()).isEmpty();
            assertThat(reckoning.notTaken()).isEmpty();
            assertThat(reckoning.wronglyTold()).isEmpty();
            assertThat(reckoning.invented()).isEmpty();
            assertThat(reckoning.hits()).as("kills in the middle of work").isPositive();
        }
    }

    @Test
    void by_smtp_no_mail_goes_twice_and_each_that_may_have_gone_is_shown_as_unknown() throws Exception {
        try (FaultySmtp server = FaultySmtp.start(FAULTS, SEED)) {
            Reckoning reckoning = CrashRun.run(new Plan(300, 8, LONGEST_LIFE, SEED), server, Progress.silent());

            assertThat(reckoning.duplicates()).isEmpty();
            assertThat(reckoning.silentlyLost()).isEmpty();
            assertThat(reckoning.wronglyTold()).isEmpty();
            assertThat(reckoning.invented()).isEmpty();
            assertThat(reckoning.count("UNKNOWN")).as("a mail that was cut off").isPositive();
        }
    }
}
