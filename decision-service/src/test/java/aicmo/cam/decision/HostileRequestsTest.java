package aicmo.cam.decision;

import static org.assertj.core.api.Assertions.assertThat;

import aicmo.cam.events.CampaignStarted;
import aicmo.cam.testing.backing.CamBacking;
import aicmo.cam.testing.hostile.HostileCalls;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.time.Instant;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(Seconds.class)
@WithTestResource(value = CamBacking.class, initArgs = @ResourceArg(name = "service", value = "decision"))
class HostileRequestsTest {
    private final Story story = new Story(Instant.now());
    private final Door door = new Door(story.campaign());

    @Test
    void hostile_values_in_any_place_of_any_request_are_refused_with_a_problem() throws Exception {
        door.start(story.started(new CampaignStarted.Thresholds(false, null, null, null)));
        int port = ConfigProvider.getConfig().getValue("quarkus.http.test-port", int.class);

        assertThat(new HostileCalls("decision-service", port)
                        .path("id", story.campaign())
                        // It reads every event that Kafka has: as long as that takes, and other tests have published
                        // many.
                        .waits("POST /api/cam/metrics/rebuild")
                        .refuseWell())
                .isGreaterThan(100);
    }
}
