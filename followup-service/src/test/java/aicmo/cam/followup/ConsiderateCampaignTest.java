package aicmo.cam.followup;

import static aicmo.cam.testing.Eventually.eventually;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;

import aicmo.cam.events.EmailRequested;
import aicmo.cam.events.LeadState;
import aicmo.cam.events.ReplyClass;
import aicmo.cam.testing.backing.CamBacking;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What a considerate campaign does, from outside. A day is a second. */
@QuarkusTest
@TestProfile(QuickDays.class)
@WithTestResource(value = CamBacking.class, initArgs = @ResourceArg(name = "service", value = "followup"))
class ConsiderateCampaignTest {
    private static final String COMPANIES = """
            {"name": "Spring", "from": "anna@acme.example", "stop_company_on_reply": true,
             "steps": [{"subject": "Hello", "text": "Hi"}, {"text": "Did you see it?", "delay": "300d"}]}
            """;

    @Test
    void one_answer_stops_the_company_but_not_a_public_mailbox_and_a_person_resumes_a_lead() {
        try (Story story = new Story(COMPANIES)) {
            story.importCsv(
                    "email,tags\nann@umibe.example,\nbo@umibe.example,vip;coast\nann@gmail.com,\nbo@gmail.com,\n");
            story.start();
            for (String who : List.of("ann@umibe.example", "bo@umibe.example", "ann@gmail.com", "bo@gmail.com")) {
                EmailRequested request = story.request(r -> r.recipient().equals(who));
                story.sent(request);
                story.change(c -> c.recipient().equals(who) && c.to() == LeadState.CONTACTED);
            }
            story.answered(
                    story.request(r -> r.recipient().equals("ann@gmail.com")),
                    UUID.randomUUID(),
                    ReplyClass.NEUTRAL,
                    null);
            story.answered(
                    story.request(r -> r.recipient().equals("ann@umibe.example")),
                    UUID.randomUUID(),
                    ReplyClass.NEUTRAL,
                    null);

            assertThat(story.change(c -> c.to() == LeadState.SUPPRESSED).recipient())
                    .isEqualTo("bo@umibe.example");
            UUID bo =
                    story.request(r -> r.recipient().equals("bo@umibe.example")).leadId();
            story.lead(bo)
                    .body("stopped_reason", containsString("same company"))
                    .body("tags", hasItems("vip", "coast"));
            story.lead(story.request(r -> r.recipient().equals("bo@gmail.com")).leadId())
                    .body("state", equalTo("CONTACTED"));

            story.importCsv("email\ncai@umibe.example\n");
            story.change(c -> c.recipient().equals("cai@umibe.example") && c.to() == LeadState.SUPPRESSED);

            decide(bo, "resume").statusCode(200).body("state", equalTo("CONTACTED"));
            decide(bo, "skip").statusCode(200).body("steps[1].status", equalTo("NOT_SENT"));
            decide(bo, "skip").statusCode(409);
            decide(bo, "qualify").body("state", equalTo("QUALIFIED"));
            decide(bo, "unsubscribe").body("state", equalTo("UNSUBSCRIBED"));
            decide(bo, "resume").statusCode(409).body("detail", containsString("no more mail"));
            given().get("/api/cam/leads/" + bo + "/timeline")
                    .then()
                    .body(
                            "what",
                            hasItems(
                                    "IMPORTED",
                                    "JOINED",
                                    "REQUESTED",
                                    "SENT",
                                    "COMPANY_ANSWERED",
                                    "DECIDED",
                                    "CHANGED"));
            given().get("/api/cam/campaigns/" + story.campaign + "/leads?tag=vip")
                    .then()
                    .body("items", hasSize(1));
        }
    }

    @Test
    void follow_ups_go_before_first_mails_under_a_cap_and_the_rest_waits_for_the_next_day() {
        String capped = """
                {"name": "Spring", "from": "anna@acme.example", "daily_cap": 5,
                 "steps": [{"subject": "Hello", "text": "Hi"}, {"text": "Did you see it?", "delay": "1d"}]}
                """;
        try (Story story = new Story(capped)) {
            story.start();
            story.importCsv("email\na@umibe.example\nb@umibe.example\n");
            story.sent(story.request(r -> r.recipient().startsWith("a")));
            story.sent(story.request(r -> r.recipient().startsWith("b")));
            story.request(r -> r.recipient().startsWith("a") && r.step() == 2);
            story.request(r -> r.recipient().startsWith("b") && r.step() == 2);
            story.importCsv("email\nc@umibe.example\nd@umibe.example\ne@umibe.example\n");

            eventually()
                    .during(Duration.ofSeconds(2))
                    .until(() -> story.requests().size() <= 5);
            assertThat(story.requests()).hasSize(5);
            story.shown().body("status", equalTo("ACTIVE")).body("running", equalTo(5));
        }
    }

    @Test
    void an_archived_campaign_asks_for_nothing_and_its_clone_is_a_draft() {
        try (Story story = new Story(COMPANIES)) {
            story.importCsv("email\nbo@umibe.example\n");
            given().post("/api/cam/campaigns/" + story.campaign + "/archive")
                    .then()
                    .body("status", equalTo("ARCHIVED"));
            given().post("/api/cam/campaigns/" + story.campaign + "/start")
                    .then()
                    .statusCode(409);
            given().queryParam("name", "Autumn")
                    .post("/api/cam/campaigns/" + story.campaign + "/clone")
                    .then()
                    .statusCode(201)
                    .body("name", equalTo("Autumn"))
                    .body("status", equalTo("DRAFT"))
                    .body("leads", equalTo(0))
                    .body("steps", hasSize(2));
            given().get("/api/cam/campaigns?archived=true&limit=500")
                    .then()
                    .body("items.id", hasItems(story.campaign + ""));
        }
    }

    @Test
    void what_came_due_in_a_pause_is_spread_as_it_was() {
        try (Story story = new Story(COMPANIES.replace("300d", "2d"))) {
            story.importCsv("email\nbo@umibe.example\n");
            story.start();
            EmailRequested first = story.request(r -> r.step() == 1);
            story.paused(1);
            eventually().untilAsserted(() -> story.shown().body("status", equalTo("PAUSED")));
            story.sent(first);
            story.change(c -> c.to() == LeadState.CONTACTED);
            eventually()
                    .during(Duration.ofSeconds(3))
                    .until(() -> story.requests().size() == 1);
            story.resumed(2);

            EmailRequested second = story.request(r -> r.step() == 2);
            assertThat(Duration.between(first.occurredAt(), second.occurredAt()))
                    .isGreaterThan(Duration.ofSeconds(5));
        }
    }

    @Test
    void role_accounts_are_refused_with_line_column_and_reason() {
        try (Story story = new Story(COMPANIES)) {
            story.importCsv(
                            "email\nbo@umibe.example\nPostmaster@umibe.example\nno-reply+x@umibe.example\ninfo@umibe.example\n")
                    .body("imported", equalTo(2))
                    .body("rejected.line", equalTo(List.of(3, 4)))
                    .body("rejected[0].column", equalTo("email"))
                    .body("rejected[0].reason", containsString("no person"));
        }
    }

    @Test
    void an_erased_person_is_forgotten_everywhere_and_no_later_import_writes_to_the_address() {
        try (Story story = new Story(COMPANIES);
                Story later = new Story(COMPANIES)) {
            story.importCsv("email,first_name,company\nForget.Me@dune.example,Olena,Dune\n");
            story.start();
            UUID lead = story.request(r -> r.step() == 1).leadId();
            given().delete("/api/cam/leads/" + lead)
                    .then()
                    .statusCode(400)
                    .body("detail", containsString("erase=true"));

            given().delete("/api/cam/leads/" + lead + "?erase=true")
                    .then()
                    .statusCode(200)
                    .body("leads", hasSize(1));

            assertThat(story.erasure(lead).recipient()).isEqualTo("Forget.Me@dune.example");
            assertThat(story.change(c -> c.to() == LeadState.UNSUBSCRIBED).why())
                    .contains("erasure");
            story.lead(lead)
                    .body("email", equalTo("erased-" + lead + "@invalid"))
                    .body("first_name", equalTo(null))
                    .body("company", equalTo(null));
            later.importCsv("email\nforget.me@DUNE.example\n")
                    .body("imported", equalTo(0))
                    .body("rejected[0].reason", containsString("was erased"));
        }
    }

    @Test
    void a_forecast_tells_what_goes_when_and_who_gets_nothing() {
        try (Story story = new Story(COMPANIES.replace("300d", "2d"))) {
            story.importCsv("email\na@umibe.example\nb@umibe.example\n");
            given().get("/api/cam/campaigns/" + story.campaign + "/forecast")
                    .then()
                    .statusCode(200)
                    .body("leads", equalTo(2))
                    .body("mails", equalTo(4))
                    .body("assumes", hasItems("the campaign starts now"))
                    .body("never_reached", hasSize(0));
            assertThat(story.requests()).isEmpty();
        }
    }

    private static ValidatableResponse decide(UUID lead, String what) {
        return given().contentType("application/json")
                .body("{\"by\": \"bo\", \"why\": \"we talked\"}")
                .post("/api/cam/leads/" + lead + "/" + what)
                .then();
    }
}
