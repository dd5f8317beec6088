package aicmo.cam.sender.fate;

import static aicmo.cam.sender.SenderFixture.soon;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;

import aicmo.cam.events.EmailFailed;
import aicmo.cam.events.EmailSent;
import aicmo.cam.events.MailRef;
import aicmo.cam.local.backing.MailServer;
import aicmo.cam.sender.OutboundRows;
import aicmo.cam.sender.SenderFixture;
import aicmo.cam.testing.backing.CamBacking;
import aicmo.cam.testing.mail.CamMail;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = CamBacking.class, initArgs = @ResourceArg(name = "service", value = "sender"))
@WithTestResource(CamMail.class)
class ResolveTest {
    @Inject
    SenderFixture fixture;

    @Inject
    OutboundRows mails;

    MailServer mailServer;

    @BeforeEach
    void reset() {
        fixture.reset();
        mailServer.purge();
    }

    @Test
    void a_mail_that_a_person_knows_to_have_gone_is_sent_and_told() {
        MailRef mail = unknown("went@recipients.test");

        resolve(mail, "sent", "I see it in the outbox")
                .statusCode(200)
                .body("status", is("SENT"))
                .body("timeline.by", hasItem("Vera"))
                .body("timeline.why", hasItem("Vera decided: it went (I see it in the outbox)"));

        soon().untilAsserted(() -> assertThat(fixture.heard(EmailSent.class, e -> mail.equals(e.email())))
                .singleElement()
                .matches(sent -> sent.messageIds().contains("<" + mail.emailId() + "@acme.test>")
                        && sent.provider().equals("resend")));
    }

    @Test
    void a_mail_that_did_not_go_is_cancelled_and_told_with_who_decided() {
        MailRef mail = unknown("lost@recipients.test");

        resolve(mail, "not_sent", null).statusCode(200).body("status", is("CANCELLED"));

        soon().untilAsserted(() -> assertThat(fixture.heard(EmailFailed.class, e -> mail.equals(e.email())))
                .singleElement()
                .matches(failed -> failed.reason() == EmailFailed.Reason.CANCELLED
                        && failed.detail().contains("Vera")));
    }

    @Test
    void a_mail_that_is_to_go_again_goes_once_more() {
        MailRef mail = unknown("again@recipients.test");

        resolve(mail, "send_again", "she never got it").statusCode(200).body("status", is("QUEUED"));

        soon().untilAsserted(() -> assertThat(mails.status(mail)).isEqualTo("SENT"));
        assertThat(mailServer.messages("again@recipients.test")).hasSize(1);
        assertThat(mails.column(mail, "attempts")).contains("2");
    }

    @Test
    void who_said_stop_meanwhile_is_heard_before_it_goes_again() {
        MailRef mail = unknown("stopped@recipients.test");
        given().contentType("application/json")
                .body(Map.of("address", "stopped@recipients.test"))
                .post("/api/cam/suppressions")
                .then()
                .statusCode(201);

        resolve(mail, "send_again", null).statusCode(200);

        soon().untilAsserted(() -> assertThat(mails.status(mail)).isEqualTo("SUPPRESSED"));
        assertThat(mailServer.messages("stopped@recipients.test")).isEmpty();
    }

    @Test
    void only_what_is_unknown_can_be_resolved() {
        MailRef sent = mails.put("sent@recipients.test", "SENT", "re_1", Duration.ofMinutes(1));

        resolve(sent, "send_again", null).statusCode(409).body("detail", containsString("SENT"));
        resolve(new MailRef(UUID.randomUUID(), null, null, null, null, null), "sent", null)
                .statusCode(404);
    }

    @Test
    void a_repeated_decision_under_its_key_gives_the_same_answer() {
        MailRef mail = unknown("key@recipients.test");
        Map<String, String> body = Map.of("outcome", "not_sent", "by", "Vera");
        String key = UUID.randomUUID().toString();

        for (int i = 0; i < 2; i++) {
            given().header("Idempotency-Key", key)
                    .contentType("application/json")
                    .body(body)
                    .post(path(mail))
                    .then()
                    .statusCode(200)
                    .body("status", is("CANCELLED"));
        }
    }

    @Test
    void what_is_not_valid_is_told() {
        MailRef mail = unknown("unknown@recipients.test");

        given().contentType("application/json")
                .body(Map.of("outcome", "perhaps", "by", "Vera\r\nBcc: all", "note", "x".repeat(1001)))
                .post(path(mail))
                .then()
                .statusCode(422)
                .body("errors.field", hasItem("outcome"))
                .body("errors.field", hasItem("by"))
                .body("errors.field", hasItem("note"));
        resolve(mail, "sent", "\u0000").statusCode(422);
        assertThat(mails.status(mail)).isEqualTo("UNKNOWN");
    }

    private MailRef unknown(String recipient) {
        return mails.put(recipient, "UNKNOWN", null, Duration.ofMinutes(1));
    }

    private static ValidatableResponse resolve(MailRef mail, String outcome, String note) {
        Map<String, String> body = note == null
                ? Map.of("outcome", outcome, "by", "Vera")
                : Map.of("outcome", outcome, "by", "Vera", "note", note);
        return given().contentType("application/json")
                .body(body)
                .post(path(mail))
                .then();
    }

    private static String path(MailRef mail) {
        return "/api/cam/emails/outbound/" + mail.emailId() + "/resolve";
    }
}
