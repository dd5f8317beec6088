package aicmo.cam.sender.outbound;

import static aicmo.cam.sender.SenderFixture.soon;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import aicmo.cam.local.backing.MailServer;
import aicmo.cam.sender.SenderFixture;
import aicmo.cam.sender.provider.Outcome;
import aicmo.cam.testing.backing.CamBacking;
import aicmo.cam.testing.mail.CamMail;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = CamBacking.class, initArgs = @ResourceArg(name = "service", value = "sender"))
@WithTestResource(CamMail.class)
class EmailApiTest {
    @Inject
    SenderFixture fixture;

    MailServer mailServer;

    @BeforeEach
    void reset() {
        fixture.reset();
        mailServer.purge();
    }

    @Test
    void a_mail_by_rest_is_queued_sent_and_shown_with_its_timeline() {
        String id = send(mail("rest@recipients.test", "Hello"))
                .statusCode(202)
                .body("email.status", is("QUEUED"))
                .body("duplicate", is(false))
                .extract()
                .path("email.id");

        soon().untilAsserted(() -> given().get("/api/cam/emails/outbound/" + id)
                .then()
                .statusCode(200)
                .body("status", is("SENT"))
                .body("message_id", is("<" + id + "@acme.test>"))
                .body("text", is("Some text"))
                .body("timeline.what", is(List.of("QUEUED", "SENDING", "SENT"))));
        assertThat(mailServer.messages("rest@recipients.test")).hasSize(1);
    }

    @Test
    void the_same_mail_again_is_the_same_mail() {
        String id = send(mail("same@recipients.test", "Hello")).extract().path("email.id");

        send(mail("same@recipients.test", "Hello"))
                .statusCode(202)
                .body("email.id", is(id))
                .body("duplicate", is(true));
    }

    @Test
    void a_repeated_idempotency_key_gives_the_same_answer() {
        String key = UUID.randomUUID().toString();
        var first = given().header("Idempotency-Key", key)
                .contentType("application/json")
                .body(mail("key@recipients.test", "Hello"))
                .post("/api/cam/email/send");
        var again = given().header("Idempotency-Key", key)
                .contentType("application/json")
                .body(mail("key@recipients.test", "Hello"))
                .post("/api/cam/email/send");

        assertThat(again.path("email.id").toString())
                .isEqualTo(first.path("email.id").toString());
        assertThat(again.header("Idempotent-Replayed")).isEqualTo("true");
    }

    @Test
    void what_is_not_valid_is_told_and_nothing_is_stored() {
        send(Map.of("to", "x")).statusCode(422).body("errors.field", hasItem("subject"));
        send(mail("no address", "Hello")).statusCode(422).body("detail", containsString("no address"));
        send(mail("inject@recipients.test", "Hello\r\nBcc: everybody@recipients.test"))
                .statusCode(422)
                .body("detail", containsString("line break"));

        assertThat(fixture.count("true")).isZero();
    }

    @Test
    void each_mail_of_a_batch_has_its_own_result() {
        suppress("stopped@recipients.test").statusCode(201);

        given().contentType("application/json")
                .body(Map.of(
                        "emails",
                        List.of(
                                mail("one@recipients.test", "Hello"),
                                mail("no address", "Hello"),
                                mail("stopped@recipients.test", "Hello"),
                                Map.of("to", "x@recipients.test"))))
                .post("/api/cam/email/batch-send")
                .then()
                .statusCode(202)
                .body("items", hasSize(4))
                .body("items[0].email.status", is("QUEUED"))
                .body("items[1].errors", hasSize(1))
                .body("items[2].email.status", is("SUPPRESSED"))
                .body("items[3].errors.field", hasItem("from"));
    }

    @Test
    void lists_are_read_page_by_page_and_filtered() {
        for (int i = 0; i < 5; i++) {
            send(mail("page" + i + "@recipients.test", "Hello")).statusCode(202);
        }
        soon().untilAsserted(() -> assertThat(fixture.count("status = 'SENT'")).isEqualTo(5));

        List<String> seen = new ArrayList<>();
        String after = null;
        do {
            var request = given().queryParam("limit", 2).queryParam("status", "SENT");
            var page = (after == null ? request : request.queryParam("after", after)).get("/api/cam/emails/outbound");
            seen.addAll(page.path("items.recipient"));
            after = page.path("next");
        } while (after != null);

        assertThat(seen)
                .containsExactly(
                        "page4@recipients.test",
                        "page3@recipients.test",
                        "page2@recipients.test",
                        "page1@recipients.test",
                        "page0@recipients.test");
        given().queryParam("campaign_id", UUID.randomUUID())
                .get("/api/cam/emails/outbound")
                .then()
                .body("items", hasSize(0))
                .body("next", nullValue());
        given().get("/api/cam/emails/outbound/" + UUID.randomUUID()).then().statusCode(404);
    }

    @Test
    void mails_are_found_by_recipient_domain_and_time() {
        Instant before = Instant.now();
        send(mail("Ana@recipients.test", "Hello")).statusCode(202);
        send(mail("bea@other.test", "Hello")).statusCode(202);

        assertThat(found("recipient=ANA@recipients.test")).containsExactly("Ana@recipients.test");
        assertThat(found("domain=Other.test")).containsExactly("bea@other.test");
        assertThat(found("since=" + before)).hasSize(2);
        assertThat(found("until=" + before)).isEmpty();
        assertThat(found("since=" + before + "&until=" + Instant.now().plusSeconds(60) + "&domain=other.test"))
                .hasSize(1);
        assertThat(found("since=" + Instant.now().plusSeconds(60))).isEmpty();
    }

    @Test
    void a_mail_that_was_postponed_says_how_often_it_was_tried_and_when_it_is_again() {
        fixture.provider()
                .detour(smtp -> batch -> batch.mails().stream()
                        .<Outcome>map(mail -> new Outcome.Postponed("451 later"))
                        .toList());
        String id = send(mail("later@recipients.test", "Hello")).extract().path("email.id");

        soon().untilAsserted(() -> given().get("/api/cam/emails/outbound/" + id)
                .then()
                .body("status", is("QUEUED"))
                .body("attempts", is(1))
                .body("retry_count", is(0))
                .body("max_retries", is(49))
                .body("next_retry_at", notNullValue()));
    }

    private static List<String> found(String query) {
        return given().get("/api/cam/emails/outbound?" + query).path("items.recipient");
    }

    @Test
    void a_suppression_is_put_listed_and_taken_away() {
        suppress("Ana@Recipients.test")
                .statusCode(201)
                .body("address", is("ana@recipients.test"))
                .body("reason", is("MANUAL"))
                .body("id", notNullValue());
        suppress("closed.test").statusCode(201).body("address", is("closed.test"));
        suppress("neither nor").statusCode(422);

        given().get("/api/cam/suppressions")
                .then()
                .body("items.address", is(List.of("closed.test", "ana@recipients.test")));
        given().delete("/api/cam/suppressions/ana@recipients.test").then().statusCode(204);
        given().delete("/api/cam/suppressions/ana@recipients.test").then().statusCode(404);
        send(mail("ana@recipients.test", "Hello")).body("email.status", is("QUEUED"));
    }

    private static Map<String, String> mail(String to, String subject) {
        return Map.of("from", "Anna Berg <anna@acme.test>", "to", to, "subject", subject, "text", "Some text");
    }

    private static ValidatableResponse send(Map<String, String> mail) {
        return given().contentType("application/json")
                .body(mail)
                .post("/api/cam/email/send")
                .then();
    }

    private static ValidatableResponse suppress(String address) {
        return given().contentType("application/json")
                .body(Map.of("address", address))
                .post("/api/cam/suppressions")
                .then();
    }
}
