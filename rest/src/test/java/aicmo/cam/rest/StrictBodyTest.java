package aicmo.cam.rest;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import aicmo.cam.testing.backing.CamBacking;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.config.EncoderConfig;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a resource takes as a value is read strictly, whichever service it is in. */
@QuarkusTest
@WithTestResource(value = CamBacking.class, initArgs = @ResourceArg(name = "service", value = "manners"))
class StrictBodyTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "firstLine | did you mean first_line?",
                "frist_line | did you mean first_line?",
                "line | did you mean first_line?",
                "colour | there are copies, due, extra, first_line, pinned, shade, tags, weight",
                "note_id | read-only"
            })
    void an_unknown_property_is_refused_and_the_one_that_is_meant_is_named(String name, String detail) {
        post("{\"first_line\": \"x\", \"" + name + "\": \"y\"}")
                .statusCode(422)
                .contentType("application/problem+json")
                .body("errors", hasSize(1))
                .body("errors[0].field", equalTo(name))
                .body("errors[0].detail", containsString(detail));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "copies | \"many\" | the text 'many'; expected is a whole number",
                "copies | \"5\" | the text '5'; expected is a whole number",
                "copies | 1.0 | the number 1.0; expected is a whole number",
                "copies | true | is true; expected is a whole number",
                "copies | 99999999999 | the number 99999999999; expected is a whole number",
                "copies | [1] | a list of 1; expected is a whole number",
                "first_line | 5 | the number 5; expected is a text",
                "first_line | {} | an object; expected is a text",
                "first_line | \"a\\u0000b\" | has a NUL character (U+0000) at position 2",
                "first_line | \"\\ud800\" | has half of a surrogate pair (U+D800) at position 1",
                "due | 1800000000 | the number 1800000000; expected is a time such as",
                "due | \"\" | the text ''; expected is a time such as",
                "due | \"+999999999-01-01T00:00:00Z\" | in the years 1 to 9999",
                "weight | \"NaN\" | the text 'NaN'; expected is a number",
                "weight | \"\" | the text ''; expected is a number",
                "weight | 1e400 | expected is a number",
                "pinned | \"true\" | the text 'true'; expected is true or false",
                "pinned | 1 | the number 1; expected is true or false",
                "shade | 0 | the number 0; expected is one of LIGHT, DARK",
                "shade | \"\" | the text ''; expected is one of LIGHT, DARK",
                "shade | \"light\" | the text 'light'; expected is one of LIGHT, DARK",
                "tags | \"x\" | the text 'x'; expected is a list",
                "extra | \"x\" | the text 'x'; expected is an object"
            })
    void a_value_of_another_type_is_told_with_what_is_expected(String field, String json, String detail) {
        post("{" + ("first_line".equals(field) ? "" : "\"first_line\": \"x\", ") + "\"" + field + "\": " + json + "}")
                .statusCode(422)
                .body("errors.find { it.field == '" + field + "' }.detail", containsString(detail))
                .body("detail", containsString(field + " "));
    }

    @Test
    void all_that_is_wrong_is_told_at_once() {
        post("{\"first_line\": \" \", \"copies\": 0, \"colour\": 1, \"tags\": [\"a\", 2, \"b\", {}], \"extra\": {\"a\": 1},"
                        + " \"due\": \"soon\"}")
                .statusCode(422)
                .body(
                        "errors.field",
                        containsInAnyOrder("first_line", "copies", "colour", "tags[1]", "tags[3]", "extra.a", "due"));
    }

    @Test
    void a_null_in_a_list_is_refused_with_its_place() {
        post("{\"first_line\": \"x\", \"tags\": [\"a\", null]}")
                .statusCode(422)
                .body("errors.field", equalTo(List.of("tags[1]")));
    }

    @Test
    void a_body_with_very_many_faults_is_refused_with_the_first_of_them() {
        post("{\"tags\": [" + "1, ".repeat(50_000) + "2]}").statusCode(422).body("errors", hasSize(20));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"first_line\": \"x\", \"first_line\": \"y\"}",
                "{\"first_line\": \"x\"} {}",
                "{\"first_line\": NaN}",
                "[]",
                "7",
                "null"
            })
    void what_is_not_one_json_object_is_malformed(String body) {
        post(body)
                .statusCode(400)
                .contentType("application/problem+json")
                .body("detail", containsString("the body is"));
    }

    @Test
    void a_missing_body_is_said_to_be_missing() {
        post("").statusCode(422).body("detail", containsString("the body is missing"));
    }

    @Test
    void text_that_is_not_utf_8_is_malformed() {
        given().contentType("application/json")
                .body("{\"first_line\": \"Grüße\"}".getBytes(StandardCharsets.ISO_8859_1))
                .post("/notes/strict")
                .then()
                .statusCode(400)
                .body("detail", containsString("not UTF-8"));
    }

    @Test
    void a_hundred_levels_are_too_deep() {
        post("{\"extra\": " + "[".repeat(100) + "]".repeat(100) + "}")
                .statusCode(400)
                .body("detail", containsString("nesting depth"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "since=yesterday | Invalid since 'yesterday'. Expected is a time such as",
                "since=%2B999999999-01-01T00:00:00Z | in the years 1 to 9999",
                "limit=many | Invalid limit 'many'. Expected is a whole number",
                "limit=99999999999 | Invalid limit '99999999999'. Expected is a whole number",
                "shade=grey | Invalid shade 'grey'. Expected is one of LIGHT, DARK",
                "pinned=maybe | Invalid pinned 'maybe'. Expected is true or false",
                "after=7 | Invalid after '7'. Expected is an id",
                "q=%00 | the parameter q has a NUL character",
                "%00=q | the name of the parameter has a NUL character"
            })
    void a_parameter_of_another_type_is_named_with_what_is_expected(String query, String detail) {
        given().urlEncodingEnabled(false)
                .get("/notes/found?" + query)
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("detail", containsString(detail));
    }

    @Test
    void parameters_are_read_in_any_case_and_blank_ones_are_absent() {
        given().urlEncodingEnabled(false)
                .get("/notes/found?since=2026-03-01T09:00:00%2B01:00&shade=dark&pinned=TRUE&limit=7&after=&q=x")
                .then()
                .statusCode(200)
                .body("all", allOf(containsString("2026-03-01T08:00:00Z DARK true 7 null x")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", ";;;", "a/b/c;=;", "\"x", "", "*/*;q=NaN"})
    void an_accept_header_that_cannot_be_read_is_disregarded(String accept) {
        given().header("Accept", accept).get("/notes/found").then().statusCode(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", ";;;", "\"x", "application/octet-stream"})
    void a_content_type_that_cannot_be_read_is_none_that_is_taken(String type) {
        given().config(RestAssured.config()
                        .encoderConfig(EncoderConfig.encoderConfig()
                                .appendDefaultContentCharsetToContentTypeIfUndefined(false)
                                .encodeContentTypeAs(type, ContentType.TEXT)))
                .header("Content-Type", type)
                .body("{\"first_line\": \"x\"}")
                .post("/notes/strict")
                .then()
                .statusCode(415)
                .contentType("application/problem+json");
    }

    @Test
    void an_id_in_a_path_is_never_blank() {
        given().urlEncodingEnabled(false)
                .get("/notes/strict/%20")
                .then()
                .statusCode(400)
                .body("detail", containsString("Invalid id ' '. Expected is an id"));
    }

    private static ValidatableResponse post(String body) {
        return given().contentType("application/json; charset=utf-8")
                .body(body.getBytes(StandardCharsets.UTF_8))
                .post("/notes/strict")
                .then();
    }
}
