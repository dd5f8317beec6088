package aicmo.cam.decision.evaluation;

import static aicmo.cam.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import aicmo.cam.decision.Seconds;
import aicmo.cam.decision.Story;
import aicmo.cam.decision.Wire;
import aicmo.cam.events.BounceKind;
import aicmo.cam.events.CampaignPaused;
import aicmo.cam.events.CampaignStarted;
import aicmo.cam.events.EmailBounced;
import aicmo.cam.events.MailRef;
import aicmo.cam.testing.backing.CamBacking;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(Seconds.class)
@WithTestResource(value = CamBacking.class, initArgs = @ResourceArg(name = "service", value = "decision"))
class EvaluationsTest {
    @Inject
    Evaluations evaluations;

    @Inject
    Jdbi jdbi;

    private final Story story = new Story(Instant.now());

    @Test
    void many_who_evaluate_at_the_same_moment_pause_once() throws Exception {
        List<MailRef> mails = Stream.generate(story::mail).limit(30).toList();
        Wire.tell(mails.stream()
                .map(mail -> story.sent(mail, Instant.now(), false))
                .toList());
        Wire.tell(mails.stream()
                .map(mail -> story.bounced(mail, BounceKind.SOFT, EmailBounced.Via.WEBHOOK))
                .toList());
        Wire.tell(story.started(new CampaignStarted.Thresholds(true, null, null, null)));

        try (ExecutorService replicas = Executors.newFixedThreadPool(8)) {
            Instant end = Instant.now().plusSeconds(30);
            while (revision() == 0 && Instant.now().isBefore(end)) {
                List<Future<?>> done = new ArrayList<>();
                for (int i = 0; i < 8; i++) {
                    done.add(replicas.submit(() -> evaluations.act(story.campaign(), false)));
                }
                for (Future<?> one : done) {
                    one.get();
                }
            }
        }

        assertThat(revision()).isPositive();
        eventually().untilAsserted(() -> assertThat(Wire.heard(CampaignPaused.class, story.campaign()))
                .hasSize(1));
    }

    @Test
    void asking_again_without_news_makes_no_history() {
        Wire.tell(story.started(CampaignStarted.Thresholds.OF_THE_INSTALLATION));
        eventually().until(this::isKnown);

        evaluations.report(story.campaign());
        evaluations.report(story.campaign());

        assertThat(evaluations.report(story.campaign()).history()).hasSize(1);
    }

    private boolean isKnown() {
        return jdbi.withHandle(
                handle -> handle.createQuery("select exists (select from campaign_status where campaign_id = :id)")
                        .bind("id", story.campaign())
                        .mapTo(Boolean.class)
                        .one());
    }

    private long revision() {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "select coalesce((select revision from campaign_status where campaign_id = :id), 0)")
                .bind("id", story.campaign())
                .mapTo(Long.class)
                .one());
    }
}
