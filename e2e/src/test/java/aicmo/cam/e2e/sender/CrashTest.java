package aicmo.cam.e2e.sender;

import static org.assertj.core.api.Assertions.assertThat;

import aicmo.cam.bench.carrier.FaultyCarrier;
import aicmo.cam.bench.carrier.FaultyResend;
import aicmo.cam.bench.carrier.FaultySmtp;
import aicmo.cam.bench.crash.CrashRun;
import aicmo.cam.bench.crash.Plan;
import aicmo.cam.bench.crash.Reckoning;
import aicmo.cam.e2e.TestLength;
import aicmo.cam.local.Progress;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The sender dies again and again (kill -9): between claim and hand-over, in the middle of a hand-over, and at random moments. The other
 * side meanwhile fails at a part of the calls, in every way that it can. {@code ./cam bench crash} is the same for longer.
 */
@Tag("slow")
class CrashTest {
    private static final long SEED = 3;
    private static final double FAULTS = 0.2;
    private static final Duration LONGEST_LIFE = Duration.ofMillis(1200);

    @Test
    void through_resend_every_mail_is_accepted_exactly_once() throws Exception {
        try (FaultyResend api = FaultyResend.start(FAULTS, SEED)) {
            Reckoning reckoning = run(TestLength.of(360, 400), TestLength.of(4, 12), api);

            assertThat(reckoning.notTaken()).isEmpty();
        }
    }

    @Test
    void by_smtp_no_mail_goes_twice_and_each_that_may_have_gone_is_shown_as_unknown() throws Exception {
        try (FaultySmtp server = FaultySmtp.start(FAULTS, SEED)) {
            Reckoning reckoning = run(TestLength.of(100, 300), TestLength.of(4, 8), server);

            assertThat(reckoning.silentlyLost()).isEmpty();
            assertThat(reckoning.count("UNKNOWN")).as("a mail that was cut off").isPositive();
        }
    }

    private static Reckoning run(int emails, int kills, FaultyCarrier carrier) throws Exception {
        Reckoning reckoning = CrashRun.run(new Plan(emails, kills, LONGEST_LIFE, SEED), carrier, Progress.silent());

        assertThat(reckoning.duplicates()).isEmpty();
        assertThat(reckoning.wronglyTold()).isEmpty();
        assertThat(reckoning.invented()).isEmpty();
        // so that the proof is not empty
        assertThat(reckoning.hits()).as("kills that met a claimed mail").isGreaterThan(1);
        assertThat(reckoning.cutOff()).as("kills in the middle of a hand-over").isPositive();
        assertThat(carrier.unmet()).as("faults that did not happen").isEmpty();
        return reckoning;
    }
}
