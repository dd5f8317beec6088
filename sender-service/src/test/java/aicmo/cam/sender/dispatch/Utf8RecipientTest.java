package aicmo.cam.sender.dispatch;

import static aicmo.cam.sender.SenderFixture.soon;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.empty;

import aicmo.cam.events.EmailFailed;
import aicmo.cam.events.EmailRequested;
import aicmo.cam.sender.Requests;
import aicmo.cam.sender.SenderFixture;
import aicmo.cam.sender.provider.smtp.ScriptedSmtp;
import aicmo.cam.sender.provider.smtp.Smtp;
import aicmo.cam.testing.backing.CamBacking;
import aicmo.cam.testing.mail.CamMail;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.vertx.core.Vertx;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Mails to addresses beyond ASCII, which only a server with SMTPUTF8 takes. */
@QuarkusTest
@WithTestResource(value = CamBacking.class, initArgs = @ResourceArg(name = "service", value = "sender"))
@WithTestResource(CamMail.class)
class Utf8RecipientTest {
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
    void mails_fail_alone_where_smtputf8_is_not_offered_and_hold_nobody() {
        server.withdraw("SMTPUTF8");
        List<EmailRequested> requests = Stream.of("jörg", "jo\u0308rgen", "søren", "用户")
                .map(local -> Requests.of(local + "@recipients.test").first())
                .toList();
        requests.forEach(fixture::publish);
        soon().untilAsserted(
                        () -> assertThat(fixture.count("status = 'FAILED'")).isEqualTo(4));
        soon().untilAsserted(() -> assertThat(failures(requests)).hasSize(4));
        assertThat(failures(requests)).allSatisfy(failed -> {
            assertThat(failed.status()).isEqualTo("5.6.7");
            assertThat(failed.bounce()).isNull();
        });
        given().get("/api/cam/holds").then().body("items", empty());
        assertThat(fixture.number("select count(*) from suppression")).isZero();
        assertThat(fixture.number("select count(*) from outbound_email where doubts > 0"))
                .isZero();

        server.offer("SMTPUTF8");
        EmailRequested taken = Requests.of("Bjo\u0308rn@recipients.test").first();
        fixture.publish(taken);
        soon().untilAsserted(() -> assertThat(fixture.status(taken.requestId())).isEqualTo("SENT"));
        assertThat(server.commands()).contains("RCPT TO:<Björn@recipients.test>");

        given().contentType(ContentType.JSON)
                .body(Map.of("address", "BJO\u0308RN@recipients.test"))
                .post("/api/cam/suppressions")
                .then()
                .statusCode(201);
        EmailRequested stopped = Requests.of("björn@recipients.test").first();
        fixture.publish(stopped);
        soon().untilAsserted(
                        () -> assertThat(fixture.status(stopped.requestId())).isEqualTo("SUPPRESSED"));
    }

    private List<EmailFailed> failures(List<EmailRequested> requests) {
        return fixture.heard(EmailFailed.class, failed -> requests.stream()
                .anyMatch(request -> request.requestId().equals(failed.email().requestId())));
    }
}
