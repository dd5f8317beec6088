package aicmo.cam.followup;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;

import aicmo.cam.testing.backing.CamBacking;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Campaigns and lists of leads, by HTTP. */
@QuarkusTest
@TestProfile(QuickDays.class)
@WithTestResource(value = CamBacking.class, initArgs = @ResourceArg(name = "service", value = "followup"))
class CampaignTest {

    @Test
    void a_campaign_is_shown_as_it_was_asked_for() {
        Story.create(Story.threeSteps("Hi {{ industry | default: 'you' }}"))
                .statusCode(201)
                .body("status", equalTo("DRAFT"))
                .body("from", equalTo("Anna Berg <anna@acme.example>"))
                .body("steps.track", equalTo(List.of("main", "main", "main", "qualified")))
                .body("steps.number", equalTo(List.of(1, 2, 3, 1)))
                .body("steps[1].delay", equalTo("P1D"))
                .body("no_reply_after", equalTo("PT48H"))
                .body("leads", equalTo(0));
    }

    @Test
    void a_template_with_an_unknown_variable_is_refused_with_the_step_and_the_variable() {
        Story.create("""
                        {"name": "x", "from": "a@acme.example", "steps": [
                          {"subject": "Hi {{ first_nam }}", "text": "ok"},
                          {"delay": "1d", "text": "ok", "html": "<b>{{ industry }}</b>"},
                          {"delay": "1d", "text": "line one\\n{{ company | nonsense }}"}]}
                        """)
                .statusCode(422)
                .contentType("application/problem+json")
                .body("detail", containsString("'first_nam'"))
                .body("errors.field", equalTo(List.of("steps[2].text", "steps[0].subject", "steps[1].html")))
                .body(
                        "errors.detail",
                        hasItems(
                                containsString("(step main 3) line 2: there is no filter 'nonsense'"),
                                containsString(
                                        "(step main 1) names the unknown variable 'first_nam'; there are company, email"),
                                containsString("(step main 2) names the unknown variable 'industry'")));
    }

    @Test
    void two_steps_that_say_the_same_are_refused_unless_the_second_may() {
        String twice = """
                {"name": "x", "from": "a@acme.example", "steps": [{"subject": "Hi", "text": "Hi"},
                  {"text": "Did you see it?", "delay": "2w"}, {"text": "Did you see it?", "delay": "1w"%s}]}
                """;
        Story.create(twice.formatted(""))
                .statusCode(422)
                .body("errors[0].detail", containsString("main 2 and main 3"))
                .body("errors[0].detail", containsString("set allow_repeat of main 3"));
        Story.create(twice.formatted(", \"allow_repeat\": true")).statusCode(201);
    }

    @Test
    void texts_may_place_the_link_and_the_address_that_the_sender_fills_in() {
        Story.create("""
                        {"name": "x", "from": "Anna <anna@acme.example>",
                         "steps": [{"subject": "Hi", "text": "{{ postal_address }} {{ unsubscribe_url }}",
                                    "html": "<a href='{{ unsubscribe_url }}'>stop</a>"}]}
                        """).statusCode(201);
        Story.create("""
                        {"name": "x", "from": "Anna <anna@acme.example>", "variables": ["unsubscribe_url"],
                         "steps": [{"subject": "Hi {{ postal_address }}", "text": "Hi"}]}
                        """).statusCode(422).body("errors.field", hasItems("variables", "steps[0].subject"));
    }

    @Test
    void all_that_is_wrong_with_a_campaign_is_said_at_once() {
        Story.create("""
                        {"name": "x", "from": "nobody", "reply_to": "a b", "reply_rate_threshold": 2, "no_reply_after": "soon",
                         "steps": [{"text": "no subject"}, {"text": "no delay"}, {"track": "side", "text": "x"},
                                   {"text": " ", "delay": "1d"}, {"text": "x", "delay": "P999D"}]}
                        """)
                .statusCode(422)
                .body(
                        "errors.field",
                        hasItems(
                                "from",
                                "reply_to",
                                "reply_rate_threshold",
                                "no_reply_after",
                                "steps[0].subject",
                                "steps[1].delay",
                                "steps[2].track",
                                "steps[3].text",
                                "steps[4].delay"));
        Story.create(
                        "{\"name\": \"a\\nb\", \"from\": \"A\\r\\nBcc: x <a@acme.example>\", \"steps\": [{\"subject\": \"x\", \"text\": \"ab\"}]}")
                .statusCode(422)
                .body("errors.field", equalTo(List.of("name", "from")));
        Story.create(
                        "{\"name\": \"x\", \"from\": \"a@acme.example\", \"steps\": [{\"subject\": \"x\", \"text\": \"a\\u0000b\"}]}")
                .statusCode(422)
                .body("errors.field", equalTo(List.of("steps[0].text")));
        Story.create(Story.threeSteps("Hi").replaceFirst("\\{", "{\"dailyCap\": 5, "))
                .statusCode(422)
                .body("errors.field", equalTo(List.of("dailyCap")))
                .body("detail", containsString("did you mean daily_cap?"));
        Story.create("{\"name\": \"x\", \"from\": \"a@acme.example\", \"steps\": []}")
                .statusCode(422);
        Story.create("{\"name\": ").statusCode(400);
        given().get("/api/cam/campaigns/" + UUID.randomUUID()).then().statusCode(404);
    }

    @Test
    void the_same_request_under_the_same_key_is_one_campaign() {
        String key = UUID.randomUUID().toString();
        String first =
                withKey(key, Story.threeSteps("Hi")).statusCode(201).extract().path("id");
        withKey(key, Story.threeSteps("Hi")).statusCode(201).body("id", equalTo(first));
        withKey(key, Story.threeSteps("Something else")).statusCode(422);
    }

    @Test
    void a_broken_row_is_told_and_the_others_are_imported_and_twice_the_list_is_once_the_leads() {
        try (Story story = new Story(Story.threeSteps("Hi {{ first_name }}"))) {
            String csv = "\uFEFFEmail;First Name;Time Zone;Industry\r\n"
                    + "zofia@@umibe.example;x;;\r\n"
                    + "a@umibe.example;Žofia;Europe/Prague;ryby\r\n"
                    + "b@umibe.example;\"quote;;\r\n"
                    + "c@umibe.example;;;\r\n"
                    + "d@umibe.example;Дмитрий;Mars/Olympus;\r\n"
                    + "not an address;x;;\r\n"
                    + "e@umibe.example;\"海斗\r\n二\";Asia/Tokyo;漁業\r\n"
                    + "A@UMIBE.example;again;;\r\n"
                    + ";nobody;;\r\n"
                    + "f@umibe.example;محمد;;\r\n";

            story.importCsv(csv)
                    .statusCode(200)
                    .body("imported", equalTo(3))
                    .body("already_there", equalTo(1))
                    .body("rejected.line", equalTo(List.of(2, 4, 5, 6, 7, 11)))
                    .body("rejected[0].reason", containsString("no mail address"))
                    .body("rejected[1].reason", containsString("column 2"))
                    .body("rejected[2].reason", allOf(containsString("step main 1"), containsString("'first_name'")))
                    .body("rejected[2].email", equalTo("c@umibe.example"))
                    .body("rejected[3].reason", containsString("'Mars/Olympus' is no time zone"))
                    .body("rejected[5].reason", containsString("no email"));
            story.importCsv(csv).body("imported", equalTo(0)).body("already_there", equalTo(4));
            story.leads()
                    .body("items.first_name", equalTo(List.of("Žofia", "海斗 二", "محمد")))
                    .body("items[1].variables.industry", equalTo("漁業"))
                    .body("items[1].time_zone", equalTo("Asia/Tokyo"))
                    .body("items[0].state", equalTo("NEW"))
                    .body("items[0].steps.status", equalTo(List.of("PENDING", "PENDING", "PENDING", "PENDING")));
        }
    }

    @Test
    void leads_come_as_json_too_and_a_repeated_import_gives_the_same_answer() {
        try (Story story = new Story(Story.threeSteps("Hi {{ industry }}"))) {
            String json = """
                    {"leads": [{"email": "a@umibe.example", "variables": {"Industry": "fish"}}, {"email": "b@umibe.example"},
                               "nonsense", {"email": "c@umibe.example", "industry": "salt", "first_name": null}]}
                    """;
            String key = UUID.randomUUID().toString();
            for (int i = 0; i < 2; i++) {
                importJson(story, json, key)
                        .statusCode(200)
                        .body("imported", equalTo(2))
                        .body("rejected.line", equalTo(List.of(2, 3)))
                        .body("rejected[0].reason", containsString("'industry' has no value"));
            }
            importJson(story, "{\"leads\": {}}", null).statusCode(400);
            importJson(story, "{\"leeds\": [], \"leads\": []}", null)
                    .statusCode(400)
                    .body("detail", containsString("'leeds', which does not exist"));
            importJson(story, "{\"leads\": [", null).statusCode(400).body("detail", containsString("line 1"));
            story.leads().body("items", hasSize(2));
        }
    }

    @Test
    void a_list_that_can_t_be_decoded_or_has_no_email_is_refused_whole() {
        try (Story story = new Story(Story.threeSteps("Hi"))) {
            given().contentType("text/csv; charset=UTF-8")
                    .body("email,first_name\na@umibe.example,Peña".getBytes(StandardCharsets.ISO_8859_1))
                    .post("/api/cam/campaigns/" + story.campaign + "/leads")
                    .then()
                    .statusCode(400)
                    .body("detail", containsString("not UTF-8, first in line 2"));
            story.importCsv("name\nx\n").statusCode(400).body("detail", containsString("no column email"));
            story.importCsv("").statusCode(400);
            story.leads().body("items", hasSize(0));
        }
    }

    @Test
    void a_large_list_is_imported_in_one_go_and_one_too_large_not_at_all() {
        try (Story story = new Story(Story.threeSteps("Hi {{ first_name | default: 'you' }}"))) {
            StringBuilder csv = new StringBuilder("email,first_name,industry\n");
            for (int i = 0; i < 30_000; i++) {
                csv.append("lead").append(i).append("@umibe.example,,fish\n");
            }
            story.importCsv(csv.toString()).statusCode(200).body("imported", equalTo(30_000));
            csv.append("x@umibe.example,,\n".repeat(70_001));
            story.importCsv(csv.toString()).statusCode(413).body("detail", containsString("100000 rows"));
            story.shown().body("states.NEW", equalTo(30_000));
        }
    }

    private static ValidatableResponse withKey(String key, String definition) {
        return given().header("Idempotency-Key", key)
                .contentType("application/json")
                .body(definition)
                .post("/api/cam/campaigns")
                .then();
    }

    private static ValidatableResponse importJson(Story story, String json, String key) {
        var request = given().contentType("application/json").body(json);
        return (key == null ? request : request.header("Idempotency-Key", key))
                .post("/api/cam/campaigns/" + story.campaign + "/leads")
                .then();
    }
}
