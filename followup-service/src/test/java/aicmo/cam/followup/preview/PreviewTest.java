package aicmo.cam.followup.preview;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;

import aicmo.cam.events.EmailRequested;
import aicmo.cam.followup.QuickDays;
import aicmo.cam.followup.Story;
import aicmo.cam.testing.backing.CamBacking;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(QuickDays.class)
@WithTestResource(value = CamBacking.class, initArgs = @ResourceArg(name = "service", value = "followup"))
class PreviewTest {
    private static final String LIST = "email,first_name,company,industry\nbo@umibe.example,Bo,Umibe,pottery\n";
    private static final String VARIANTS = """
            {"name": "Spring", "from": "Anna Berg <anna@acme.example>", "reply_to": "anna@reply.example", "variables": ["industry"],
             "steps": [{"variants": [
                          {"share": 1, "subject": "A for {{ company }}", "text": "Dear {{ first_name }}"},
                          {"share": 1, "subject": "B for {{ company }}", "text": "Hi {{ first_name }}", "html": "<p>Hi</p>"}]},
                       {"text": "Did you see it?", "delay": "P1D"}]}
            """;

    @Test
    void each_step_is_shown_as_it_is_asked_for_later() {
        try (Story story = new Story(VARIANTS)) {
            story.importCsv(LIST).statusCode(200);
            JsonPath shown = preview(story, lead(story));

            story.start();

            EmailRequested first = story.request(request -> request.step() == 1);
            assertThat(shown.getUUID("steps[0].id")).isEqualTo(first.stepId());
            assertThat(shown.getString("steps[0].variant")).isEqualTo(first.variant());
            assertThat(shown.getString("steps[0].email.from")).isEqualTo(first.from());
            assertThat(shown.getString("steps[0].email.to")).isEqualTo(first.recipient());
            assertThat(shown.getString("steps[0].email.to_name")).isEqualTo(first.recipientName());
            assertThat(shown.getString("steps[0].email.reply_to")).isEqualTo(first.replyTo());
            assertThat(shown.getString("steps[0].email.subject")).isEqualTo(first.subject());
            assertThat(shown.getString("steps[0].email.text")).isEqualTo(first.text());
            assertThat(shown.getString("steps[0].email.html")).isEqualTo(first.html());
            assertThat(shown.getMap("steps[0].email.variables", String.class, String.class))
                    .isEqualTo(first.variables());
            assertThat(shown.getUUID("steps[0].email.campaign_id")).isEqualTo(story.campaign);
        }
    }

    @Test
    void a_step_in_the_thread_brings_the_subject_of_its_first_mail() {
        try (Story story = new Story(VARIANTS)) {
            story.importCsv(LIST).statusCode(200);

            JsonPath shown = preview(story, lead(story));

            assertThat(shown.getString("steps[1].email.subject")).isNull();
            assertThat(shown.getString("steps[1].email.first_subject"))
                    .isEqualTo(shown.getString("steps[0].variant").toUpperCase(java.util.Locale.ROOT) + " for Umibe");
            assertThat(shown.getString("steps[0].email.first_subject")).isNull();
            assertThat(story.requests()).isEmpty();
        }
    }

    @Test
    void a_lead_of_another_campaign_is_none_of_this_one() {
        try (Story story = new Story(VARIANTS);
                Story other = new Story(VARIANTS)) {
            other.importCsv(LIST).statusCode(200);

            given().post("/api/cam/campaigns/" + story.campaign + "/preview?lead=" + lead(other))
                    .then()
                    .statusCode(404)
                    .body("detail", containsString("lead of the campaign"));
            given().post("/api/cam/campaigns/" + story.campaign + "/preview")
                    .then()
                    .statusCode(422)
                    .body("detail", containsString("lead"));
        }
    }

    private static UUID lead(Story story) {
        List<String> ids = story.leads().extract().jsonPath().getList("items.id", String.class);
        return UUID.fromString(ids.getFirst());
    }

    private static JsonPath preview(Story story, UUID lead) {
        return given().post("/api/cam/campaigns/" + story.campaign + "/preview?lead=" + lead)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }
}
