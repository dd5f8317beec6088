package aicmo.cam.rest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import aicmo.cam.testing.backing.CamBacking;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = CamBacking.class, initArgs = @ResourceArg(name = "service", value = "manners"))
class MannersTest {
    private static final String PROBLEM = "application/problem+json";

    @Inject
    Jdbi jdbi;

    private final String key = UUID.randomUUID().toString();

    @Test
    void json_is_snake_case_and_leaves_out_what_is_absent() {
        post(null, "{\"first_line\":\"grüße\"}")
                .statusCode(201)
                .body("first_line", equalTo("grüße"))
                .body("note_id", notNullValue())
                .body("$", not(org.hamcrest.Matchers.hasKey("absent")))
                .body("at", equalTo("1970-01-01T00:00:00Z"));
    }

    @Test
    void a_body_that_is_no_json_is_a_problem_that_names_the_line() {
        post(null, "{\"first_line\": oops}")
                .statusCode(400)
                .contentType(PROBLEM)
                .body("detail", containsString("line 1"));
    }

    @Test
    void what_is_not_valid_is_named_as_it_stands_in_the_json() {
        post(null, "{\"first_line\":\" \",\"copies\":0}")
                .statusCode(422)
                .contentType(PROBLEM)
                .body("errors.field", hasItem("first_line"))
                .body("errors.field", hasItem("copies"))
                .body("detail", containsString("first_line must not be blank"));
    }

    @Test
    void what_is_not_there_is_a_problem() {
        given().get("/notes/7")
                .then()
                .statusCode(404)
                .contentType(PROBLEM)
                .body("detail", equalTo("there is no note 7"));
        given().get("/nowhere")
                .then()
                .statusCode(404)
                .contentType(PROBLEM)
                .body("detail", containsString("/q/openapi"));
    }

    @Test
    void a_failure_inside_keeps_its_secrets_and_names_its_place_in_the_log() {
        given().get("/notes/-1")
                .then()
                .statusCode(500)
                .contentType(PROBLEM)
                .body("detail", not(containsString("secret")))
                .body("detail", containsString("Its log has more under "));
    }

    @Test
    void a_request_repeated_under_its_key_is_done_once_and_answered_the_same() {
        String first = post(key, "{\"first_line\":\"" + key + "\"}")
                .statusCode(201)
                .extract()
                .asString();
        String again = post(key, "{\"first_line\":\"" + key + "\"}")
                .statusCode(201)
                .header("Idempotent-Replayed", equalTo("true"))
                .extract()
                .asString();

        assertThat(again).isEqualTo(first);
        assertThat(notes()).isEqualTo(1);
    }

    @Test
    void a_key_that_was_used_for_another_request_is_refused() {
        post(key, "{\"first_line\":\"" + key + "\"}").statusCode(201).header("Idempotent-Replayed", nullValue());
        post(key, "{\"first_line\":\"" + key + "\",\"copies\":2}")
                .statusCode(422)
                .contentType(PROBLEM);
        post("k".repeat(257), "{\"first_line\":\"" + key + "\"}").statusCode(400);

        assertThat(notes()).isEqualTo(1);
    }

    @Test
    void a_key_is_forgotten_after_24_hours() {
        post(key, "{\"first_line\":\"" + key + "\"}").statusCode(201);
        jdbi.useHandle(handle -> handle.execute(
                "update idempotent_request set asked_at = now() - interval '24 hours 1 second' where key = ?", key));
        post(key, "{\"first_line\":\"" + key + "\"}").statusCode(201).header("Idempotent-Replayed", nullValue());

        assertThat(notes()).isEqualTo(2);
    }

    @Test
    void requests_that_race_under_one_key_are_done_once() throws Exception {
        Callable<Integer> request =
                () -> post(key, "{\"first_line\":\"" + key + "\"}").extract().statusCode();
        try (ExecutorService racers = Executors.newFixedThreadPool(8)) {
            List<Future<Integer>> answers =
                    IntStream.range(0, 24).mapToObj(i -> racers.submit(request)).toList();
            for (Future<Integer> answer : answers) {
                assertThat(answer.get()).isEqualTo(201);
            }
        }
        assertThat(notes()).isEqualTo(1);
    }

    private ValidatableResponse post(String idempotencyKey, String body) {
        var request = given().contentType("application/json").body(body);
        return (idempotencyKey == null ? request : request.header("Idempotency-Key", idempotencyKey))
                .post("/notes")
                .then();
    }

    private long notes() {
        return jdbi.withHandle(handle -> handle.createQuery("select count(*) from note where first_line = ?")
                .bind(0, key)
                .mapTo(Long.class)
                .one());
    }
}
