package aicmo.cam.followup.enrolment;

import static aicmo.cam.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import aicmo.cam.events.EmailRequested;
import aicmo.cam.followup.QuickDays;
import aicmo.cam.followup.Story;
import aicmo.cam.testing.backing.CamBacking;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(QuickDays.class)
@WithTestResource(value = CamBacking.class, initArgs = @ResourceArg(name = "service", value = "followup"))
class DueStepsTest {
    private static final int LEADS = 2_000;
    private static final int REPLICAS = 4;

    @Inject
    DueSteps steps;

    @Test
    void several_replicas_at_work_on_one_campaign_ask_for_each_step_once() throws Exception {
        try (Story story = new Story(Story.threeSteps("Hi"));
                ExecutorService replicas = Executors.newFixedThreadPool(REPLICAS)) {
            story.importCsv("email\n"
                    + IntStream.range(0, LEADS)
                            .mapToObj(i -> "lead" + i + "@umibe.example\n")
                            .collect(Collectors.joining()));
            story.start();
            List<Future<Integer>> working = new ArrayList<>();
            Callable<Integer> replica = () -> {
                int done = 0;
                for (int some = steps.some(story.campaign); some > 0; some = steps.some(story.campaign)) {
                    done += some;
                }
                return done;
            };
            for (int i = 0; i < REPLICAS; i++) {
                working.add(replicas.submit(replica));
            }
            int done = 0;
            for (Future<Integer> one : working) {
                done += one.get();
            }
            assertThat(done).as("beside the service's own loop").isLessThanOrEqualTo(LEADS);

            eventually().until(() -> story.requests().size() >= LEADS);
            assertThat(story.requests())
                    .hasSize(LEADS)
                    .extracting(EmailRequested::requestId)
                    .doesNotHaveDuplicates();
            assertThat(steps.some(story.campaign)).isZero();
            story.shown().body("running", equalTo(LEADS));
        }
    }
}
