package aicmo.cam.decision.rebuild;

import static aicmo.cam.testing.Eventually.eventually;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import aicmo.cam.decision.Seconds;
import aicmo.cam.decision.Story;
import aicmo.cam.decision.Wire;
import aicmo.cam.decision.metrics.Metrics;
import aicmo.cam.decision.metrics.MetricsRows;
import aicmo.cam.events.BounceKind;
import aicmo.cam.events.EmailBounced;
import aicmo.cam.events.LeadState;
import aicmo.cam.events.MailRef;
import aicmo.cam.events.ReplyClass;
import aicmo.cam.messaging.EventId;
import aicmo.cam.testing.backing.CamBacking;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(Seconds.class)
@WithTestResource(value = CamBacking.class, initArgs = @ResourceArg(name = "service", value = "decision"))
class RebuildTest {
    @Inject
    MetricsRows metrics;

    @Inject
    Jdbi jdbi;

    private final Story story = new Story(Instant.now());

    @Test
    void counters_counted_anew_from_kafka_are_the_same_and_mend_what_was_broken() {
        List<MailRef> mails =
                Stream.generate(() -> story.mail(1, "a")).limit(20).toList();
        Wire.tell(mails.stream().map(story::queued).toList());
        Wire.tell(mails.stream().map(story::sent).toList());
        Wire.tell(mails.stream()
                .limit(7)
                .map(mail -> story.reply(mail, ReplyClass.POSITIVE))
                .toList());
        Wire.tell(story.bounced(mails.getLast(), BounceKind.HARD, EmailBounced.Via.WEBHOOK));
        Wire.tell(story.moved(EventId.next(), LeadState.NEW, LeadState.CONTACTED));
        eventually().ignoreExceptions().untilAsserted(() -> assertThat(figures())
                .returns(20L, Metrics::sent)
                .returns(7L, Metrics::positive)
                .returns(1L, Metrics::bounces)
                .satisfies(told -> assertThat(told.leads()).containsEntry(LeadState.CONTACTED, 1L)));
        Metrics before = figures();

        // other tests count what never was in Kafka
        rebuild(true);
        awaitSame();
        breakCounters();
        assertThat(differences(rebuild(false))).contains("campaign_metrics", "campaign_cell");
        assertThat(figures().sent()).as("comparing changes nothing").isEqualTo(27);

        JsonPath mended = rebuild(true);

        assertThat(mended.getBoolean("replaced")).isTrue();
        assertThat(differences(mended)).contains("campaign_metrics", "campaign_cell");
        assertThat(figures())
                .usingRecursiveComparison()
                .ignoringFields("updatedAt")
                .isEqualTo(before);
        awaitSame();
    }

    @Test
    void counters_that_are_replaced_while_events_arrive_are_exact_all_the_same() throws Exception {
        List<MailRef> mails =
                Stream.generate(() -> story.mail(1, "a")).limit(6000).toList();
        CompletableFuture<Void> telling = CompletableFuture.runAsync(() -> {
            for (int from = 0; from < mails.size(); from += 100) {
                List<MailRef> some = mails.subList(from, from + 100);
                Wire.tell(some.stream().map(story::queued).toList());
                Wire.tell(some.stream().map(story::sent).toList());
            }
        });
        do {
            rebuild(true);
        } while (!telling.isDone());
        telling.get();

        eventually()
                .untilAsserted(() ->
                        assertThat(figures()).returns(6000L, Metrics::queued).returns(6000L, Metrics::sent));
        awaitSame();
    }

    /** Of other tests there may still be events on their way. */
    private void awaitSame() {
        eventually().untilAsserted(() -> assertThat(differences(rebuild(false))).isEmpty());
    }

    private void breakCounters() {
        jdbi.useHandle(handle -> {
            handle.execute("update campaign_metrics set sent = sent + 7 where campaign_id = ?", story.campaign());
            handle.execute("delete from campaign_cell where campaign_id = ?", story.campaign());
        });
    }

    private Metrics figures() {
        return metrics.find(story.campaign()).orElseThrow();
    }

    private static List<String> differences(JsonPath answer) {
        return answer.getList("differences.table");
    }

    private static JsonPath rebuild(boolean replace) {
        return given().queryParam("replace", replace)
                .post("/api/cam/metrics/rebuild")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }
}
