package aicmo.cam.sender.dispatch;

import static aicmo.cam.sender.SenderFixture.soon;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;

import aicmo.cam.events.EmailFailed;
import aicmo.cam.sender.SenderFixture;
import aicmo.cam.sender.provider.smtp.ScriptedSmtp;
import aicmo.cam.sender.provider.smtp.Smtp;
import aicmo.cam.testing.backing.CamBacking;
import aicmo.cam.testing.mail.CamMail;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.Vertx;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What follows for whom when a mail server refuses one address of a mail with copies. */
@QuarkusTest
@WithTestResource(value = CamBacking.class, initArgs = @ResourceArg(name = "service", value = "sender"))
@WithTestResource(CamMail.class)
class CopyRefusalTest {
    @Inject
    SenderFixture fixture;

    @Inject
    Vertx vertx;

    private ScriptedSmtp server;

    @BeforeEach
    void start() throws IOException {
        fixture.reset();
        server = new ScriptedSmtp();
        fixture.provider().through(Smtp.now(vertx, server.port()));
    }

    @AfterEach
    void stop() throws IOException {
        fixture.reset();
        server.close();
    }

    @Test
    void a_dead_address_in_cc_fails_the_mail_and_stops_that_address_and_not_the_recipient() {
        server.answerTo("RCPT TO:<Ben@copies.test>", "550 5.1.1 User unknown");

        String id = send();

        soon().untilAsserted(() -> assertThat(listed()).containsExactly("ben@copies.test HARD_BOUNCE"));
        given().get("/api/cam/emails/outbound/" + id)
                .then()
                .body("status", is("FAILED"))
                .body("reason", is("REJECTED"))
                .body("detail", containsString("Ben@copies.test (cc): the mail server refused the recipient (RCPT TO)"))
                .body("detail", containsString("550 5.1.1 User unknown"));
        assertThat(server.mails()).as("all or nothing").isEmpty();
        assertThat(fixture.used()).isZero();
        soon().untilAsserted(() -> assertThat(fixture.heard(
                        EmailFailed.class, failed -> failed.email().emailId().equals(UUID.fromString(id))))
                .singleElement()
                .satisfies(failed -> {
                    assertThat(failed.bounce())
                            .as("the recipient's address lives")
                            .isNull();
                    assertThat(failed.recipient()).isEqualTo("ana@recipients.test");
                }));
    }

    @Test
    void a_dead_recipient_of_a_mail_with_copies_is_stopped_alone() {
        server.answerTo("RCPT TO:<ana@recipients.test>", "550 5.1.1 User unknown");

        send();

        soon().untilAsserted(() -> assertThat(listed()).containsExactly("ana@recipients.test HARD_BOUNCE"));
    }

    @Test
    void an_address_in_cc_that_is_postponed_lets_all_of_the_mail_wait() {
        server.answerTo("RCPT TO:<Ben@copies.test>", "450 4.2.1 Greylisted, please try again later");

        String id = send();

        soon().untilAsserted(() -> given().get("/api/cam/emails/outbound/" + id)
                .then()
                .body("status", is("QUEUED"))
                .body("detail", containsString("Ben@copies.test (cc): "))
                .body("detail", containsString("Greylisted")));
        assertThat(server.mails()).isEmpty();
        assertThat(listed()).isEmpty();
    }

    private List<String> listed() {
        return fixture.jdbi()
                .withHandle(handle -> handle.createQuery("select address || ' ' || reason from suppression")
                        .mapTo(String.class)
                        .list());
    }

    private static String send() {
        return given().contentType("application/json")
                .body(Map.of(
                        "from", "anna@acme.test",
                        "to", "ana@recipients.test",
                        "subject", "Hello",
                        "text", "Some text",
                        "cc", List.of("cleo@copies.test", "Ben@copies.test")))
                .post("/api/cam/email/send")
                .then()
                .statusCode(202)
                .extract()
                .path("email.id");
    }
}
