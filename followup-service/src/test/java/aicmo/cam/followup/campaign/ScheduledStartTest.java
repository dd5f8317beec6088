package aicmo.cam.followup.campaign;

import static aicmo.cam.testing.Eventually.eventually;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import aicmo.cam.followup.QuickDays;
import aicmo.cam.followup.Story;
import aicmo.cam.testing.backing.CamBacking;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

/** Scheduled starts of campaigns that can't start when their time comes. */
@QuarkusTest
@TestProfile(QuickDays.class)
@WithTestResource(value = CamBacking.class, initArgs = @ResourceArg(name = "service", value = "followup"))
class ScheduledStartTest {
    private static final String NUMERIC = Story.threeSteps("{% if industry > 10 %}Hi{% else %}Hello{% endif %}");

    @Inject
    DueStarts starts;

    @Inject
    AgroalDataSource database;

    @Test
    void templates_are_tried_again_and_what_fails_is_shown_once_and_keeps_no_other_waiting() throws SQLException {
        try (Story lacking = scheduled();
                Story good = scheduled()) {
            String lead = lacking.leads().extract().path("items[0].id");
            industry(lacking, "many");
            timeComes(lacking, good);
            Attempts round = new Attempts();
            starts.some(round);

            assertThat(round.failed()).isFalse();
            eventually().untilAsserted(() -> good.shown().body("status", equalTo("ACTIVE")));
            failed(lacking)
                    .body(
                            "start_failed",
                            allOf(
                                    containsString("1 lead of the campaign can't be written to"),
                                    containsString("lead " + lead + ": step main 1, text: line 1"),
                                    containsString("industry")))
                    .body("start_at", notNullValue());
            String at = lacking.shown().extract().path("start_failed_at");
            assertThat(starts.some(new Attempts())).isZero();
            lacking.shown().body("start_failed_at", equalTo(at));
            assertThat(lacking.starts()).isEmpty();

            industry(lacking, "25");
            started(lacking);
            eventually().untilAsserted(() -> assertThat(lacking.starts()).hasSize(1));
        }
    }

    @Test
    void it_starts_after_a_change_of_the_campaign() throws SQLException {
        try (Story story = scheduled()) {
            industry(story, "many");
            timeComes(story);
            failed(story);

            given().contentType("application/json")
                    .body(Story.threeSteps("Hello"))
                    .put(path(story))
                    .then()
                    .statusCode(200);
            eventually().untilAsserted(() -> story.shown().body("status", equalTo("ACTIVE")));
        }
    }

    @Test
    void it_starts_when_nothing_is_to_be_written_to_the_lead_that_it_failed_on() throws SQLException {
        try (Story story = scheduled()) {
            story.importCsv("email,industry\nbo@umibe.example,7\n");
            industry(story, "many");
            timeComes(story);
            failed(story).body("start_failed", containsString("2 leads"));

            story.unsubscribed("a@umibe.example");
            eventually().untilAsserted(() -> failed(story).body("start_failed", containsString("1 lead of")));
            story.unsubscribed("bo@umibe.example");
            started(story);
        }
    }

    @Test
    void another_time_takes_the_place_of_the_one_that_failed_and_a_person_may_start_it() throws SQLException {
        try (Story story = scheduled()) {
            industry(story, "many");
            timeComes(story);
            failed(story);
            given().delete(path(story) + "/start")
                    .then()
                    .body("status", equalTo("DRAFT"))
                    .body("start_failed", nullValue());
            assertThat(number("select count(*) from failed_start where campaign_id = '" + story.campaign + "'"))
                    .isZero();
            industry(story, "25");
            story.start().body("status", equalTo("ACTIVE"));
        }
    }

    @Test
    void a_failure_within_the_service_is_shown_and_the_start_is_attempted_again() throws SQLException {
        try (Story broken = scheduled();
                Story good = scheduled()) {
            update("insert into definition (campaign_id, version, body, made_at) values ('" + broken.campaign
                    + "', 99, '{}', now())");
            update("update campaign set version = 99 where id = '" + broken.campaign + "'");
            timeComes(broken, good);
            starts.some(new Attempts());

            eventually().untilAsserted(() -> good.shown().body("status", equalTo("ACTIVE")));
            eventually()
                    .until(() ->
                            number("select count(*) from failed_start where retry_at > failed_at and campaign_id = '"
                                            + broken.campaign + "'")
                                    == 1);
            update("update campaign set version = 1 where id = '" + broken.campaign + "'");
            started(broken);
        }
    }

    /** Beside the loop of the service, which does the same when it wakes. */
    private void started(Story story) {
        eventually().untilAsserted(() -> {
            starts.some(new Attempts());
            story.shown()
                    .body("started_at", notNullValue())
                    .body("start_failed", nullValue())
                    .body("start_at", nullValue());
        });
    }

    private ValidatableResponse failed(Story story) {
        starts.some(new Attempts());
        return story.shown()
                .body("status", equalTo("SCHEDULED"))
                .body("start_failed", notNullValue())
                .body("start_failed_at", notNullValue());
    }

    /** A campaign with a lead that starts tomorrow. */
    private static Story scheduled() {
        Story story = new Story(NUMERIC);
        story.importCsv("email,industry\na@umibe.example,25\n").body("imported", equalTo(1));
        given().contentType("application/json")
                .body("{\"start_at\": \"" + LocalDate.now(ZoneOffset.UTC).plusDays(2) + "T09:00\"}")
                .post(path(story) + "/start")
                .then()
                .statusCode(200)
                .body("start_failed", nullValue());
        return story;
    }

    private void timeComes(Story... stories) throws SQLException {
        for (Story story : stories) {
            update("update campaign set start_at = now() where id = '" + story.campaign + "'");
        }
    }

    /** As a version took it in that did not try templates. */
    private void industry(Story story, String value) throws SQLException {
        update("update lead set variables = '{\"industry\": \"" + value + "\"}' where campaign_id = '" + story.campaign
                + "'");
    }

    private void update(String sql) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        }
    }

    private long number(String sql) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement();
                var result = statement.executeQuery(sql)) {
            result.next();
            return result.getLong(1);
        }
    }

    private static String path(Story story) {
        return "/api/cam/campaigns/" + story.campaign;
    }
}
