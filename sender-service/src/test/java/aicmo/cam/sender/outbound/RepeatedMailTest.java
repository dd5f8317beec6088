package aicmo.cam.sender.outbound;

import static aicmo.cam.sender.SenderFixture.soon;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import aicmo.cam.local.backing.MailServer;
import aicmo.cam.sender.SenderFixture;
import aicmo.cam.testing.backing.CamBacking;
import aicmo.cam.testing.mail.CamMail;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The same content once more, and content in HTML alone. */
@QuarkusTest
@WithTestResource(value = CamBacking.class, initArgs = @ResourceArg(name = "service", value = "sender"))
@WithTestResource(CamMail.class)
class RepeatedMailTest {
    private static final String ANA = "ana@recipients.test";
    private static final Map<String, Object> MAIL =
            Map.of("from", "anna@acme.test", "to", ANA, "subject", "Your invoice", "text", "It is due.");

    @Inject
    SenderFixture fixture;

    MailServer mailServer;

    @BeforeEach
    void reset() {
        fixture.reset();
        mailServer.purge();
    }

    @Test
    void the_same_content_under_a_new_key_goes_again_after_a_day_and_the_answer_says_when() {
        String first = send(MAIL).body("may_go_again_at", nullValue()).extract().path("email.id");
        sent(1);
        ValidatableResponse soonAfter = send(MAIL).body("duplicate", is(true)).body("email.id", is(first));
        Instant asked = Instant.parse(soonAfter.extract().path("email.requested_at"));
        assertThat(Instant.parse(soonAfter.extract().path("may_go_again_at")))
                .isEqualTo(asked.plus(Duration.ofDays(1)));

        aDayPasses();
        String second = send(MAIL).body("duplicate", is(false)).extract().path("email.id");

        assertThat(second).isNotEqualTo(first);
        sent(2);
        assertThat(mailServer.messages(ANA)).hasSize(2);
        send(MAIL).body("duplicate", is(true)).body("email.id", is(second));
        aDayPasses();
        send(MAIL).body("duplicate", is(false));
        String hash = given().get("/api/cam/emails/outbound/" + first).path("content_hash");
        assertThat(hash)
                .hasSize(64)
                .isEqualTo(given().get("/api/cam/emails/outbound/" + second).path("content_hash"));
    }

    @Test
    void of_many_who_ask_at_the_same_moment_one_repeats_it() {
        send(MAIL);
        sent(1);
        aDayPasses();

        long repeated = IntStream.range(0, 12)
                .parallel()
                .filter(i -> !send(MAIL).extract().<Boolean>path("duplicate"))
                .count();

        assertThat(repeated).isEqualTo(1);
        sent(2);
    }

    @Test
    void a_mail_that_still_waits_is_not_repeated() {
        fixture.sql("insert into hold (key, since, why) values ('provider', now(), 'a test')");
        String first = send(MAIL).extract().path("email.id");
        aDayPasses();

        send(MAIL).body("duplicate", is(true)).body("email.id", is(first)).body("email.status", is("QUEUED"));
    }

    @Test
    void html_alone_gets_a_text_part_of_the_same_content() {
        Map<String, Object> mail = Map.of(
                "from",
                "anna@acme.test",
                "to",
                ANA,
                "subject",
                "News",
                "html",
                "<h1>Hello</h1><p>All is <b>well</b>.</p>");

        String id = send(mail).extract().path("email.id");

        given().get("/api/cam/emails/outbound/" + id)
                .then()
                .body("text", containsString("All is well."))
                .body("html", containsString("<b>well</b>"));
        post(Map.of("from", "anna@acme.test", "to", ANA, "subject", "News", "html", "<img src='cid:x'>"))
                .statusCode(422)
                .body("detail", containsString("no text in it"));
        post(Map.of("from", "anna@acme.test", "to", ANA, "subject", "News"))
                .statusCode(422)
                .body("errors.field", is(List.of("text")));
    }

    private void aDayPasses() {
        fixture.sql("update outbound_email set requested_at = requested_at - interval '25 hours'");
    }

    private void sent(int mails) {
        soon().untilAsserted(() -> assertThat(fixture.count("status = 'SENT'")).isEqualTo(mails));
    }

    private static ValidatableResponse send(Map<String, Object> mail) {
        return post(mail).statusCode(202);
    }

    private static ValidatableResponse post(Map<String, Object> mail) {
        return given().contentType("application/json")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .body(mail)
                .post("/api/cam/email/send")
                .then();
    }
}
