package aicmo.cam.decision.counting;

import static aicmo.cam.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import aicmo.cam.decision.Seconds;
import aicmo.cam.decision.Story;
import aicmo.cam.decision.Wire;
import aicmo.cam.decision.metrics.Counts;
import aicmo.cam.decision.metrics.MetricsRows;
import aicmo.cam.events.Event;
import aicmo.cam.testing.backing.BackingServices;
import aicmo.cam.testing.backing.CamBacking;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(Seconds.class)
@WithTestResource(value = CamBacking.class, initArgs = @ResourceArg(name = "service", value = "decision"))
class PostgresRestartTest {
    private static final Logger LOG = Logger.getLogger(PostgresRestartTest.class);
    private static final int MAILS = 3_000;

    @Inject
    MetricsRows metrics;

    @Inject
    MeterRegistry meters;

    private final Story story = new Story(Instant.now());

    @Test
    void a_database_that_restarts_in_the_middle_loses_nothing_and_doubles_nothing() {
        RandomHistory random = new RandomHistory(42, story);
        List<Event> history = random.of(MAILS);
        Counts expected = MailTest.count(history);
        long begin = System.nanoTime();
        Wire.tell(random.retold(history));
        BackingServices.shared().restartPostgres();

        eventually().ignoreExceptions().untilAsserted(() -> assertThat(BooksTest.counts(metrics, story.campaign()))
                .isEqualTo(expected));
        LOG.infof("%d events and a restart in %d ms", history.size(), (System.nanoTime() - begin) / 1_000_000);
        assertThat(meters.find("cam.events.dead_lettered").counters().stream()
                        .mapToDouble(Counter::count)
                        .sum())
                .isZero();
    }
}
