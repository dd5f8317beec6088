package aicmo.cam.followup;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import aicmo.cam.events.LeadState;
import aicmo.cam.testing.backing.CamBacking;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(QuickDays.class)
@WithTestResource(value = CamBacking.class, initArgs = @ResourceArg(name = "service", value = "followup"))
class ChangedCampaignTest {
    private static final String PLAIN = """
            {"name": "Spring", "from": "anna@acme.example", "variables": ["city"], "steps": [{"subject": "Hello", "text": "Hi"}]}
            """;

    private static final String TWO_STEPS = """
            {"name": "Spring", "from": "anna@acme.example",
             "steps": [{"subject": "Hello", "text": "Hi"}, {"text": "Did you see it?", "delay": "300d"}]}
            """;

    @Test
    void a_version_that_names_what_leads_lack_is_refused_with_the_leads_and_what_to_do() {
        try (Story story = new Story(PLAIN)) {
            story.importCsv("email,city\nbo@umibe.example,Kyoto\nann@umibe.example,\n");

            change(story.campaign, PLAIN.replace("Hi", "How is {{ city }}?"), 1)
                    .statusCode(422)
                    .body("detail", containsString("default"))
                    .body("errors", hasSize(1))
                    .body("errors[0].field", containsString("lead "))
                    .body("errors[0].detail", containsString("city"));
            change(story.campaign, PLAIN.replace("Hi", "How is {{ city | default: 'it' }}?"), 1)
                    .statusCode(200)
                    .body("version", equalTo(2));
        }
    }

    @Test
    void a_change_applies_to_what_is_not_yet_requested_and_versions_are_kept() {
        try (Story story = new Story(TWO_STEPS)) {
            story.importCsv("email\nbo@umibe.example\n");
            story.start();
            story.sent(story.request(r -> r.step() == 1));
            story.change(c -> c.to() == LeadState.CONTACTED);

            change(story.campaign, TWO_STEPS.replace("300d", "1d").replace("Did you see it?", "And now?"), 1)
                    .statusCode(200)
                    .body("version", equalTo(2));
            change(story.campaign, TWO_STEPS, 1).statusCode(409).body("detail", containsString("version 2"));

            assertThat(story.request(r -> r.step() == 2).text()).isEqualTo("And now?");
            given().get("/api/cam/campaigns/" + story.campaign + "/versions")
                    .then()
                    .body("version", equalTo(List.of(2, 1)))
                    .body("[1].steps[1].text", equalTo("Did you see it?"))
                    .body("[0].made_by", equalTo("bo"));
            assertThat(story.requests()).hasSize(2);
        }
    }

    private static ValidatableResponse change(UUID campaign, String definition, int version) {
        return given().contentType("application/json")
                .queryParam("version", version)
                .queryParam("by", "bo")
                .body(definition)
                .put("/api/cam/campaigns/" + campaign)
                .then();
    }
}
