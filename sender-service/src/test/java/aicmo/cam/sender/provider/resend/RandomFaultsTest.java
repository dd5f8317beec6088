package aicmo.cam.sender.provider.resend;

import static org.assertj.core.api.Assertions.assertThat;

import aicmo.cam.sender.provider.Batch;
import aicmo.cam.sender.provider.Outcome;
import aicmo.cam.testing.backing.CamBacking;
import aicmo.cam.testing.mail.CamMail;
import aicmo.cam.testing.resend.Fault;
import aicmo.cam.testing.resend.ResendApi;
import aicmo.cam.testing.resend.ResendError;
import aicmo.cam.testing.resend.ResendSettings;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = CamBacking.class, initArgs = @ResourceArg(name = "service", value = "sender"))
@WithTestResource(CamMail.class)
class RandomFaultsTest {
    private static final int BATCHES = 300;
    private static final int MOST_CALLS = 2_000;
    private static final Duration PATIENCE = Duration.ofMillis(150);

    private static final List<Fault> FAULTS = Stream.of(
                    Stream.of(
                            Fault.TIMEOUT_BEFORE_ACCEPT,
                            Fault.TIMEOUT_AFTER_ACCEPT,
                            Fault.RESET_BEFORE_ACCEPT,
                            Fault.RESET_AFTER_ACCEPT,
                            Fault.CLOSE_AFTER_ACCEPT,
                            Fault.ERROR_AFTER_ACCEPT,
                            Fault.slow(PATIENCE.multipliedBy(2)),
                            Fault.status(502),
                            Fault.status(504),
                            Fault.status(429)),
                    // What refuses the mails themselves is not random: the same bytes meet it every time.
                    Stream.of(ResendError.values())
                            .filter(error -> error.status() != 400 && error.status() != 422)
                            .map(Fault::error))
            .flatMap(faults -> faults)
            .toList();

    @Test
    void whatever_goes_wrong_a_batch_that_is_repeated_until_it_is_accepted_is_accepted_once() {
        long seed = Long.getLong("cam.seed", 20260310);
        Random random = new Random(seed);
        try (ResendApi resend = ResendApi.start(ResendSettings.defaults().requestsPerSecond(100_000))) {
            ResendEmailProvider provider = new ResendEmailProvider(
                    Account.at(resend.uri()).timeout(PATIENCE), "1.2.3", new SimpleMeterRegistry(), Clock.systemUTC());
            int mails = 0;
            for (int i = 0; i < BATCHES; i++) {
                Batch batch = Mails.batch("b" + i, 1 + random.nextInt(8));
                mails += batch.mails().size();
                repeatUntilAccepted(provider, resend, batch, random);
            }
            assertThat(resend.accepted().count()).as("seed %d", seed).isEqualTo(mails);
            assertThat(resend.accepted().twice()).as("seed %d", seed).isEmpty();
        }
    }

    private static void repeatUntilAccepted(
            ResendEmailProvider provider, ResendApi resend, Batch batch, Random random) {
        for (int calls = 0; calls < MOST_CALLS; calls++) {
            resend.next(random.nextBoolean() ? Fault.NONE : FAULTS.get(random.nextInt(FAULTS.size())));
            List<Outcome> outcomes = provider.send(batch);
            assertThat(outcomes).hasSameSizeAs(batch.mails()).noneMatch(Outcome.Rejected.class::isInstance);
            if (outcomes.stream().allMatch(Outcome.Accepted.class::isInstance)) {
                return;
            }
            assertThat(outcomes).noneMatch(Outcome.Accepted.class::isInstance);
        }
        throw new AssertionError("not accepted in " + MOST_CALLS + " calls: " + batch.key());
    }
}
