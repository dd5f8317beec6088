package aicmo.cam.followup;

import static aicmo.cam.testing.Eventually.eventually;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import aicmo.cam.events.EmailRequested;
import aicmo.cam.events.LeadState;
import aicmo.cam.testing.backing.CamBacking;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Campaigns that are read, changed and given back while their leads are on their way. */
@QuarkusTest
@TestProfile(QuickDays.class)
@WithTestResource(value = CamBacking.class, initArgs = @ResourceArg(name = "service", value = "followup"))
class EditedCampaignTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String TWO_STEPS = """
            {"name": "Spring", "from": "anna@acme.example", "no_reply_after": "300d",
             "steps": [{"subject": "Hello", "text": "Hi"}, {"text": "Did you see it?", "delay": "1d"}]}
            """;

    @Test
    void a_step_that_is_put_in_the_middle_goes_once_and_nothing_goes_again() throws Exception {
        try (Story story = new Story(TWO_STEPS)) {
            bothSent(story);
            ObjectNode shown = shown(story);
            steps(shown).insert(1, JSON.readTree("{\"text\": \"One more thing\", \"delay\": \"1d\"}"));

            change(story, shown, "\"1\"")
                    .statusCode(200)
                    .header("ETag", "\"2\"")
                    .body("version", equalTo(2));

            EmailRequested added = story.request(r -> r.text().equals("One more thing"));
            assertThat(added.step()).isEqualTo(2);
            assertThat(added.stepId()).isNotNull();
            story.sent(added);
            eventually().untilAsserted(() -> story.lead(added.leadId())
                    .body("steps.status", equalTo(List.of("SENT", "SENT", "SENT")))
                    .body("steps.id", equalTo(given().get(path(story)).path("steps.id"))));
            assertThat(story.requests())
                    .extracting(EmailRequested::text)
                    .doesNotHaveDuplicates()
                    .hasSize(3);
            change(story, shown, "\"1\"")
                    .statusCode(412)
                    .body("detail", containsString("version 2 of the campaign holds"));
            change(story, shown, null).statusCode(412);
        }
    }

    @Test
    void what_a_lead_had_stays_in_its_history_when_the_step_is_taken_out() throws Exception {
        try (Story story = new Story(TWO_STEPS)) {
            EmailRequested second = bothSent(story);
            ObjectNode shown = shown(story);
            steps(shown).remove(1);
            steps(shown).add(JSON.readTree("{\"text\": \"Last word\", \"delay\": \"300d\"}"));

            change(story, shown, "*").statusCode(200);

            story.lead(second.leadId())
                    .body("steps.status", equalTo(List.of("SENT", "PENDING", "SENT")))
                    .body("steps[2].id", equalTo(second.stepId() + ""))
                    .body("steps[2].removed", equalTo(true))
                    .body("steps[1].removed", nullValue());
            given().get("/api/cam/leads/" + second.leadId() + "/timeline")
                    .then()
                    .body("words", org.hamcrest.Matchers.hasItem("step main 2 was sent"));
            assertThat(story.requests()).hasSize(2);
        }
    }

    @Test
    void a_change_without_ids_that_can_be_read_in_two_ways_is_refused_with_both() {
        try (Story story = new Story(TWO_STEPS)) {
            bothSent(story);
            given().contentType("application/json")
                    .body(TWO_STEPS.replace(
                            "{\"text\": \"Did you see it?\"",
                            "{\"text\": \"First\", \"delay\": \"1d\"}, {\"text\": \"Second\""))
                    .put(path(story))
                    .then()
                    .statusCode(422)
                    .body("errors", hasSize(1))
                    .body(
                            "detail",
                            allOf(
                                    containsString("(1) main 2 'First' is main 2 'Did you see it?'"),
                                    containsString("(2) ")));
            story.shown().body("version", equalTo(1));
        }
    }

    @Test
    void a_finished_campaign_goes_on_with_a_step_that_is_new() throws Exception {
        try (Story story = new Story(TWO_STEPS.replace("300d", "1d"))) {
            bothSent(story);
            story.change(c -> c.to() == LeadState.EXHAUSTED);
            eventually().untilAsserted(() -> story.shown().body("status", equalTo("FINISHED")));
            ObjectNode shown = shown(story);
            change(story, shown, null).statusCode(200).body("status", equalTo("FINISHED"));
            steps(shown).add(JSON.readTree("{\"text\": \"Last word\", \"delay\": \"1d\"}"));

            change(story, shown, null).statusCode(200).body("status", equalTo("ACTIVE"));

            assertThat(story.change(c -> c.from() == LeadState.EXHAUSTED).to()).isEqualTo(LeadState.CONTACTED);
            EmailRequested last = story.request(r -> r.step() == 3);
            story.sent(last);
            eventually().untilAsserted(() -> story.lead(last.leadId()).body("state", equalTo("EXHAUSTED")));
            assertThat(story.requests()).hasSize(3);
        }
    }

    @Test
    void a_new_step_that_fails_for_a_lead_that_would_go_on_is_refused() throws Exception {
        try (Story story = new Story(TWO_STEPS.replace("300d", "1d"))) {
            story.importCsv("email\nleft@umibe.example\n");
            story.unsubscribed("left@umibe.example");
            eventually().untilAsserted(() -> story.leads().body("items[0].state", equalTo("UNSUBSCRIBED")));
            EmailRequested second = bothSent(story);
            eventually().untilAsserted(() -> story.shown().body("status", equalTo("FINISHED")));
            ObjectNode shown = shown(story);
            steps(shown).add(JSON.readTree("{\"text\": \"About {{ company }}\", \"delay\": \"1d\"}"));

            change(story, shown, null)
                    .statusCode(422)
                    .body("detail", containsString("1 lead of the campaign can't be written to"))
                    .body("errors.field", equalTo(List.of("lead " + second.leadId())))
                    .body("errors[0].detail", allOf(containsString("step main 3"), containsString("company")));
            story.shown().body("status", equalTo("FINISHED")).body("version", equalTo(1));

            ((ObjectNode) steps(shown).get(2)).put("text", "About {{ company | default: \"you\" }}");
            change(story, shown, null).statusCode(200).body("status", equalTo("ACTIVE"));
            story.request(r -> r.step() == 3);
        }
    }

    @Test
    void what_is_shown_is_taken_back_and_one_edit_changes_one_thing() throws Exception {
        String full = """
                {"name": "Full", "from": "Anna <anna@acme.example>", "reply_to": "re@acme.example", "variables": ["city"],
                 "auto_pause": true, "reply_rate_threshold": 0.2, "bounce_rate_threshold": 0.05, "min_sends_to_evaluate": 9,
                 "stop_on_any_reply": false, "stop_company_on_reply": true, "daily_cap": 5, "holidays": ["2026-12-25", "DE-BY", "ES"],
                 "sending_window": {"days": ["MONDAY"], "from": "09:00", "until": "17:00"}, "no_reply_after": "2w",
                 "steps": [{"variants": [{"subject": "A", "text": "a", "share": 3}, {"subject": "B", "text": "b"}]},
                           {"text": "c", "delay": "2w", "only_if_delivered": true, "skip_if_passed": true, "allow_repeat": true}]}
                """;
        try (Story story = new Story(full)) {
            ObjectNode shown = shown(story);
            change(story, shown, null).statusCode(200).body("version", equalTo(1));
            ((ObjectNode) shown.at("/steps/0/variants/1")).put("text", "better");

            change(story, shown, null).statusCode(200).body("version", equalTo(2));

            ObjectNode changed = shown(story);
            assertThat(changed.at("/steps/0/variants/1/text").asText()).isEqualTo("better");
            changed.put("version", 1);
            assertThat(changed).isEqualTo(shown);
            given().contentType("application/json")
                    .body(shown.toString())
                    .post("/api/cam/campaigns")
                    .then()
                    .statusCode(201)
                    .body("id", not(equalTo(story.campaign + "")))
                    .body("daily_cap", equalTo(5))
                    .body("steps[0].id", not(equalTo(shown.at("/steps/0/id").asText())));
        }
    }

    /** @return what the second step was asked for with */
    private static EmailRequested bothSent(Story story) {
        story.importCsv("email\nbo@umibe.example\n");
        story.start();
        story.sent(story.request(r -> r.step() == 1));
        EmailRequested second = story.request(r -> r.step() == 2);
        story.sent(second);
        eventually().untilAsserted(() -> story.lead(second.leadId())
                .body("steps.status", equalTo(List.of("SENT", "SENT"))));
        return second;
    }

    private static ObjectNode shown(Story story) throws JsonProcessingException {
        return (ObjectNode) JSON.readTree(story.shown().extract().asString());
    }

    private static ArrayNode steps(ObjectNode shown) {
        return (ArrayNode) shown.get("steps");
    }

    private static ValidatableResponse change(Story story, ObjectNode document, String ifMatch) {
        var request = given().contentType("application/json").body(document.toString());
        return (ifMatch == null ? request : request.header("If-Match", ifMatch))
                .put(path(story))
                .then();
    }

    private static String path(Story story) {
        return "/api/cam/campaigns/" + story.campaign;
    }
}
