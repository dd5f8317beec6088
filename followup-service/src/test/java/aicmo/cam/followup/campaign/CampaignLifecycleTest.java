package aicmo.cam.followup.campaign;

import static aicmo.cam.testing.Eventually.eventually;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import aicmo.cam.events.CampaignStarted;
import aicmo.cam.followup.QuickDays;
import aicmo.cam.followup.Story;
import aicmo.cam.testing.backing.CamBacking;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(QuickDays.class)
@WithTestResource(value = CamBacking.class, initArgs = @ResourceArg(name = "service", value = "followup"))
class CampaignLifecycleTest {
    private static final int REPLICAS = 3;
    private static final String ONE_STEP = """
            {"name": "Spring", "from": "anna@acme.example", "steps": [{"subject": "Hello", "text": "Hi"}]}
            """;

    @Inject
    DueStarts starts;

    @Test
    void a_campaign_starts_at_its_time_once_however_many_replicas_look() throws Exception {
        try (Story story = new Story(ONE_STEP);
                ExecutorService replicas = Executors.newFixedThreadPool(REPLICAS)) {
            story.importCsv("email\nbo@umibe.example\n");
            Instant at = Instant.now().plusMillis(1_500);
            LocalDateTime local =
                    LocalDateTime.ofInstant(at, ZoneId.of("Asia/Tokyo")).truncatedTo(ChronoUnit.MILLIS);
            start(story, "{\"start_at\": \"" + local + "\", \"time_zone\": \"Asia/Tokyo\"}")
                    .statusCode(200)
                    .body("status", equalTo("SCHEDULED"))
                    .body("start_at", containsString("+09:00"))
                    .body("start_time_zone", equalTo("Asia/Tokyo"))
                    .body("started_at", nullValue());
            Callable<Integer> replica = () -> {
                int started = 0;
                while (story.shown().extract().path("started_at") == null) {
                    started += starts.some(new Attempts());
                }
                return started;
            };
            List<Future<Integer>> working = new ArrayList<>();
            for (int i = 0; i < REPLICAS; i++) {
                working.add(replicas.submit(replica));
            }
            int started = 0;
            for (Future<Integer> one : working) {
                started += one.get();
            }

            assertThat(started).as("beside the service's own loop").isLessThanOrEqualTo(1);
            CampaignStarted told =
                    eventually().until(() -> story.starts().stream().findFirst().orElse(null), one -> one != null);
            assertThat(told.occurredAt()).isAfterOrEqualTo(at.truncatedTo(ChronoUnit.MILLIS));
            story.request(r -> r.step() == 1);
            assertThat(story.starts()).hasSize(1);
            assertThat(story.requests()).hasSize(1);
            story.shown().body("status", equalTo("ACTIVE")).body("start_at", nullValue());
            start(story, "{\"start_at\": \"2999-01-01T00:00\"}").statusCode(409);
        }
    }

    @Test
    void a_scheduled_start_can_be_moved_and_cancelled_and_what_is_no_time_to_come_is_told_in_words() {
        try (Story story = new Story(ONE_STEP)) {
            String soon = LocalDateTime.now(ZoneOffset.UTC)
                    .plusDays(1)
                    .truncatedTo(ChronoUnit.SECONDS)
                    .toString();
            start(story, "{\"start_at\": \"" + soon + "\"}").body("start_time_zone", equalTo("UTC"));
            start(story, "{\"start_at\": \"" + soon + "+02:00\"}").body("status", equalTo("SCHEDULED"));
            given().delete(path(story) + "/start").then().statusCode(200).body("status", equalTo("DRAFT"));
            start(story, "{\"start_at\": \"2020-01-01T00:00\"}")
                    .statusCode(422)
                    .body("errors[0].detail", containsString("leave it out to start now"));
            start(story, "{\"start_at\": \"tomorrow\", \"time_zone\": \"Mars/Base\"}")
                    .statusCode(422)
                    .body("errors.field", equalTo(List.of("time_zone", "start_at")))
                    .body("errors[1].detail", containsString("'tomorrow' is not a time; write 2026-03-02T09:00"));
            story.shown().body("status", equalTo("DRAFT"));
        }
    }

    @Test
    void an_archived_campaign_takes_no_leads_until_it_is_taken_back() {
        try (Story story = new Story(ONE_STEP)) {
            story.importCsv("email\nbo@umibe.example\n").statusCode(200);
            given().post(path(story) + "/archive").then().body("status", equalTo("ARCHIVED"));
            story.importCsv("email\nann@umibe.example\n")
                    .statusCode(409)
                    .body("detail", containsString("unarchive it, or import them into a clone"));

            given().post(path(story) + "/unarchive").then().statusCode(200).body("status", equalTo("DRAFT"));
            story.importCsv("email\nann@umibe.example\n").statusCode(200);
            story.start().body("status", equalTo("ACTIVE"));
            eventually().until(() -> story.requests().size() == 2);
            given().delete(path(story)).then().statusCode(409).body("detail", containsString("archive it instead"));
        }
    }

    @Test
    void a_draft_is_deleted_with_its_leads() {
        try (Story story = new Story(ONE_STEP)) {
            story.importCsv("email\nbo@umibe.example\n").statusCode(200);
            story.unsubscribed("bo@umibe.example");
            eventually().untilAsserted(() -> story.leads().body("items[0].state", equalTo("UNSUBSCRIBED")));
            String lead = story.leads().extract().path("items[0].id");

            given().delete(path(story)).then().statusCode(204);

            given().get(path(story)).then().statusCode(404);
            given().get("/api/cam/leads/" + lead).then().statusCode(404);
            given().delete(path(story)).then().statusCode(404);
            story.importCsv("email\nbo@umibe.example\n").statusCode(404);
        }
    }

    @Test
    void a_clone_says_whose_thresholds_it_takes_over() {
        try (Story story = new Story(ONE_STEP)) {
            story.start();
            String clone = given().post(path(story) + "/clone")
                    .then()
                    .statusCode(201)
                    .extract()
                    .path("id");
            String again = given().post("/api/cam/campaigns/" + clone + "/clone")
                    .then()
                    .body("cloned_from", equalTo(story.campaign + ""))
                    .extract()
                    .path("id");
            // as curl posts it
            given().noContentType()
                    .post("/api/cam/campaigns/" + again + "/start")
                    .then()
                    .statusCode(200);
            CampaignStarted told = eventually()
                    .until(
                            () -> story.startsOf(java.util.UUID.fromString(again)).stream()
                                    .findFirst()
                                    .orElse(null),
                            one -> one != null);
            assertThat(told.clonedFrom()).isEqualTo(story.campaign);
        }
    }

    private static ValidatableResponse start(Story story, String body) {
        return given().contentType("application/json")
                .body(body)
                .post(path(story) + "/start")
                .then();
    }

    private static String path(Story story) {
        return "/api/cam/campaigns/" + story.campaign;
    }
}
