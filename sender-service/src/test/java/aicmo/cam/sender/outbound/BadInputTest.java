package aicmo.cam.sender.outbound;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;

import aicmo.cam.sender.SenderFixture;
import aicmo.cam.testing.backing.CamBacking;
import aicmo.cam.testing.mail.CamMail;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@WithTestResource(value = CamBacking.class, initArgs = @ResourceArg(name = "service", value = "sender"))
@WithTestResource(CamMail.class)
class BadInputTest {
    @Inject
    SenderFixture fixture;

    @BeforeEach
    void reset() {
        fixture.reset();
    }

    @AfterEach
    void nothing_is_stored() {
        assertThat(fixture.count("true")).isZero();
        assertThat(fixture.number("select count(*) from idempotent_request")).isZero();
    }

    @Test
    void all_that_is_wrong_is_said_at_once() {
        Map<String, Object> mail = new HashMap<>(Map.of(
                "from", "nobody",
                "to", "no address",
                "to_name", "x\ny",
                "reply_to", "a@acme.test, b@acme.test",
                "text", "{{ town }}",
                "html", "{% nonsense %}",
                "variables", Map.of("name", 5),
                "subjct", "Hello",
                "send_at", "2020-01-01T00:00:00Z"));

        Asked.send(mail)
                .statusCode(422)
                .contentType("application/problem+json")
                .body(
                        "errors.field",
                        hasItems(
                                "from",
                                "to",
                                "to_name",
                                "reply_to",
                                "text",
                                "html",
                                "variables.name",
                                "subjct",
                                "subject",
                                "send_at"))
                .body("errors.find { it.field == 'subjct' }.detail", containsString("subject"))
                .body("errors.find { it.field == 'text' }.detail", containsString("town"));
    }

    @Test
    void a_list_of_recipients_is_told_how_to_send_to_many() {
        Asked.send(Asked.with("to", Collections.nCopies(10_000, "ana@recipients.test")))
                .statusCode(422)
                .body("errors.field", is(List.of("to")))
                .body("errors[0].detail", allOf(containsString("a list of 10000"), containsString("batch-send")));
    }

    @Test
    void a_batch_of_more_than_a_thousand_is_refused_whole() {
        Asked.batch(Map.of("emails", Collections.nCopies(1001, Asked.GOOD)))
                .statusCode(422)
                .body("errors[0].field", is("emails"))
                .body("errors[0].detail", containsString("1000"));
        Asked.batch(Map.of("emails", List.of())).statusCode(422);
        Asked.batch(Map.of()).statusCode(422).body("errors.field", hasItem("emails"));
        Asked.batch(Map.of("emails", Collections.singletonList(null))).statusCode(422);
        Asked.batch(Map.of("emails", List.of(Asked.GOOD, Asked.with("subjct", "x"), Asked.with("to", 7))))
                .statusCode(422)
                .body("errors.field", is(List.of("emails[1].subjct", "emails[2].to")));
    }

    @Test
    void a_body_of_more_than_two_megabytes_is_refused_with_the_limit() {
        Asked.send(Asked.with("text", "x".repeat(2 * 1024 * 1024)))
                .statusCode(413)
                .contentType("application/problem+json")
                .body("detail", containsString("2097152 bytes"));
        Asked.send(Asked.with("html", "x".repeat(1_500_000))).statusCode(422).body("errors.field", is(List.of("html")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"to\": \"a@recipients.test\",, | line 1, column",
                "[] | no JSON object",
                "'' | empty",
                "null | no JSON object",
                "{\"to\": \"a@b.test\", \"to\": \"c@d.test\"} | Duplicate field 'to'",
                "{\"to\": \"a@b.test\"} {} | Trailing",
                "{'to': 1} | line 1"
            })
    void what_is_no_json_is_told_with_its_place(String body, String detail) {
        Asked.post(body.getBytes(StandardCharsets.UTF_8)).statusCode(400).body("detail", containsString(detail));
    }

    @Test
    void text_that_is_not_utf_8_is_refused() {
        byte[] latin = "{\"subject\": \"Grüße\"}".getBytes(StandardCharsets.ISO_8859_1);

        Asked.post(latin).statusCode(400).body("detail", containsString("not UTF-8"));
        Asked.post("{}".getBytes(StandardCharsets.UTF_16)).statusCode(400);
    }

    @Test
    void deep_nesting_is_refused() {
        Asked.post(("{\"variables\": " + "{\"a\": ".repeat(100_000)).getBytes(StandardCharsets.UTF_8))
                .statusCode(400)
                .body("detail", containsString("nesting depth"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "subject | 5 | the number 5",
                "subject | true | true",
                "text | {\"a\": 1} | an object",
                "html | [\"x\"] | a list of 1",
                "variables | \"x\" | the text 'x'",
                "variables | [] | a list of 0",
                "send_at | 1800000000 | the number",
                "send_at | \"tomorrow\" | tomorrow"
            })
    void a_value_of_another_type_is_told_with_what_is_expected(String field, String json, String is) {
        Map<String, Object> mail = new HashMap<>(Asked.GOOD);
        mail.remove(field);
        String body = Asked.json(mail).replaceFirst("}$", ",\"" + field + "\": " + json + "}");

        Asked.post(body.getBytes(StandardCharsets.UTF_8))
                .statusCode(422)
                .body("errors", hasSize(1))
                .body("errors[0].field", is(field))
                .body("errors[0].detail", containsString(is));
    }

    @Test
    void a_mail_goes_neither_in_the_past_nor_beyond_thirty_days() {
        Instant now = Instant.now();
        Asked.send(Asked.with("send_at", now.minusSeconds(1).toString()))
                .statusCode(422)
                .body("detail", containsString("past"));
        Asked.send(Asked.with("send_at", now.plus(Duration.ofDays(31)).toString()))
                .statusCode(422)
                .body("detail", containsString("30 days"));
    }

    @Test
    void without_a_sender_and_a_setting_for_it_the_setting_is_named() {
        Map<String, Object> mail = new HashMap<>(Asked.GOOD);
        mail.remove("from");

        Asked.send(mail)
                .statusCode(422)
                .body("errors.field", is(List.of("from")))
                .body("detail", containsString("AICMO_CAM_EMAIL_FROM"));
    }

    @Test
    void a_nul_in_a_body_is_refused() {
        Asked.send(Asked.with("text", "a\0b")).statusCode(422).body("errors.field", is(List.of("text")));
    }

    @Test
    void an_unknown_filter_value_is_told_with_the_known_ones() {
        given().get("/api/cam/emails/outbound?status=SENDT")
                .then()
                .statusCode(400)
                .body("detail", allOf(containsString("SENDT"), containsString("DELIVERED"), containsString("UNKNOWN")));
        given().get("/api/cam/emails/outbound?since=yesterday")
                .then()
                .statusCode(400)
                .body("detail", containsString("since"));
        given().get("/api/cam/emails/outbound?after=x").then().statusCode(400);
        given().get("/api/cam/emails/outbound?limit=501").then().statusCode(422);
    }
}
