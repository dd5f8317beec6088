package aicmo.cam.rest;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import aicmo.cam.testing.backing.CamBacking;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Refusals are problem documents, whoever refuses: the service, the framework in front of it, or the machine below it. */
@QuarkusTest
@WithTestResource(value = CamBacking.class, initArgs = @ResourceArg(name = "service", value = "manners"))
class RefusalsTest {
    private static final String PROBLEM = "application/problem+json";

    @Test
    void a_method_that_is_not_there_is_a_problem() {
        given().delete("/notes").then().statusCode(405).contentType(PROBLEM).body("status", equalTo(405));
    }

    @Test
    void a_body_of_another_type_is_a_problem() {
        given().contentType("text/plain")
                .body("x")
                .post("/notes")
                .then()
                .statusCode(415)
                .contentType(PROBLEM)
                .body("status", equalTo(415));
    }

    @Test
    void an_answer_that_cannot_be_given_is_a_problem() {
        given().accept("image/png").get("/notes/7").then().statusCode(406).contentType(PROBLEM);
    }

    @Test
    void a_parameter_that_cannot_be_read_is_the_requests_fault_and_named() {
        given().queryParam("limit", "many")
                .get("/notes")
                .then()
                .statusCode(400)
                .contentType(PROBLEM)
                .body("detail", not(containsString("nothing at this path")));
    }

    @Test
    void an_error_of_the_machine_is_a_problem_that_keeps_its_secrets() {
        given().get("/notes/-2")
                .then()
                .statusCode(500)
                .contentType(PROBLEM)
                .body("detail", not(containsString("secret")))
                .body("stack", nullValue())
                .body("detail", containsString("Its log has more under "));
        given().get("/notes/-3")
                .then()
                .statusCode(500)
                .contentType(PROBLEM)
                .body("detail", not(containsString("secret")));
    }

    @Test
    void a_problem_does_not_name_the_classes_inside() {
        given().contentType("application/json")
                .body("{\"first_line\":\"x\",\"copies\":{}}")
                .post("/notes")
                .then()
                .statusCode(422)
                .body("detail", not(containsString("java.lang")))
                .body("detail", containsString("copies"));
        given().contentType("application/json")
                .body("[]")
                .post("/notes")
                .then()
                .statusCode(400)
                .body("detail", not(containsString("aicmo")));
    }

    @Test
    void the_members_of_a_map_may_come_in_another_order_under_the_same_key() {
        String key = UUID.randomUUID().toString();
        given().contentType("application/json")
                .header("Idempotency-Key", key)
                .body("{\"a\":\"1\",\"b\":\"2\"}")
                .post("/notes/map")
                .then()
                .statusCode(201);
        given().contentType("application/json")
                .header("Idempotency-Key", key)
                .body("{\"b\":\"2\",\"a\":\"1\"}")
                .post("/notes/map")
                .then()
                .statusCode(201)
                .header("Idempotent-Replayed", equalTo("true"));
    }

    @Test
    void work_that_fails_frees_its_key() {
        String key = UUID.randomUUID().toString();
        for (int i = 0; i < 2; i++) {
            given().contentType("application/json")
                    .header("Idempotency-Key", key)
                    .body("{\"fail\":\"yes\"}")
                    .post("/notes/map")
                    .then()
                    .statusCode(409)
                    .contentType(PROBLEM);
        }
    }
}
