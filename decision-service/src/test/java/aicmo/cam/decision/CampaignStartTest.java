package aicmo.cam.decision;

import static aicmo.cam.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import aicmo.cam.events.CampaignPaused;
import aicmo.cam.events.CampaignStarted;
import aicmo.cam.events.MailRef;
import aicmo.cam.messaging.EventId;
import aicmo.cam.testing.backing.CamBacking;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What the start of a campaign says, and what comes before it. */
@QuarkusTest
@TestProfile(Seconds.class)
@WithTestResource(value = CamBacking.class, initArgs = @ResourceArg(name = "service", value = "decision"))
class CampaignStartTest {
    private static final CampaignStarted.Thresholds OFF = CampaignStarted.Thresholds.OF_THE_INSTALLATION;

    private final Story story = new Story(Instant.now());
    private final Door door = new Door(story.campaign());

    @Test
    void a_pause_that_is_faster_than_the_word_of_the_start_is_kept_and_told() {
        door.post("pause", "{\"by\": \"anna\"}")
                .statusCode(202)
                .body("status", equalTo("PAUSED"))
                .body("name", equalTo(null));

        door.start(story.started(OFF));

        eventually().untilAsserted(() -> door.post("pause", "{}")
                .statusCode(200)
                .body("name", equalTo("Spring"))
                .body("status", equalTo("PAUSED"))
                .body("by", equalTo("anna")));
        assertThat(Wire.heard(CampaignPaused.class, story.campaign())).hasSize(1);
        door.post("resume", "{}").statusCode(200).body("status", equalTo("ACTIVE"));
    }

    @Test
    void a_clone_is_judged_by_the_thresholds_in_force_but_where_its_own_say_otherwise() {
        door.start(story.started(new CampaignStarted.Thresholds(true, 0.2, 0.1, null)));
        door.put("thresholds", "{\"auto_pause\": false, \"bounce_rate\": 0.5, \"complaint_rate\": 0.01}")
                .statusCode(200);
        CampaignStarted clone = story.clonedAs(EventId.next(), new CampaignStarted.Thresholds(true, 0.2, 0.3, null));
        Door ofClone = new Door(clone.campaignId());

        ofClone.start(clone);

        eventually().untilAsserted(() -> ofClone.get("thresholds")
                .body("auto_pause", equalTo(false))
                .body("reply_rate", equalTo(0.2f))
                .body("bounce_rate", equalTo(0.3f))
                .body("complaint_rate", equalTo(0.01f)));
    }

    @Test
    void a_step_keeps_its_counters_whatever_its_number_becomes() {
        UUID a = MailRef.stepIdOf(story.campaign(), "main", 1);
        UUID b = EventId.next();
        UUID added = EventId.next();
        door.start(story.started(OFF));
        Wire.tell(
                story.sent(story.mail()),
                story.sent(story.mail(1, a)),
                story.sent(story.mail(2, b)),
                story.sent(story.mail(2, added)),
                story.redefined(a, added, b));

        eventually().untilAsserted(() -> door.get("metrics/parts?by=step")
                .body("items.step_id", equalTo(List.of(a + "", added + "", b + "")))
                .body("items.step", equalTo(List.of(1, 2, 3)))
                .body("items.sent", equalTo(List.of(2, 1, 1)))
                .body("items.subject", equalTo(List.of("step 1", "step 2", "step 3"))));

        Wire.tell(story.redefined(a, b));
        eventually().untilAsserted(() -> door.get("metrics/parts?by=step")
                .body("items.find { it.step_id == '" + added + "' }.removed", equalTo(true))
                .body("items.find { it.step_id == '" + b + "' }.step", equalTo(2)));
    }
}
