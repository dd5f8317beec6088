package aicmo.cam.sender.webhook;

import static aicmo.cam.sender.SenderFixture.soon;
import static aicmo.cam.sender.webhook.SignedWebhooks.post;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;

import aicmo.cam.events.MailRef;
import aicmo.cam.sender.OutboundRows;
import aicmo.cam.sender.SenderFixture;
import aicmo.cam.testing.backing.CamBacking;
import aicmo.cam.testing.mail.CamMail;
import aicmo.cam.testing.resend.webhook.WebhookSignature;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = CamBacking.class, initArgs = @ResourceArg(name = "service", value = "sender"))
@WithTestResource(CamMail.class)
class WebhookDoorTest {
    @Inject
    SenderFixture fixture;

    @Inject
    OutboundRows mails;

    @Inject
    SwitchedSecrets secrets;

    @BeforeEach
    void reset() {
        fixture.reset();
        secrets.use(SignedWebhooks.SIGNATURE.secret());
    }

    @Test
    void without_a_secret_nothing_is_taken() {
        secrets.use("");

        post("msg_1", Instant.now(), "{}")
                .statusCode(503)
                .body("detail", containsString("AICMO_RESEND_WEBHOOK_SECRET"));
        assertThat(events("true")).isZero();
    }

    @Test
    void what_is_not_genuine_or_not_of_now_is_refused() {
        String body = Payloads.of("email.sent", UUID.randomUUID(), "");
        given().body(body).post("/api/cam/webhooks/resend").then().statusCode(401);
        given().headers(WebhookSignature.random()
                        .headers("msg_1", Instant.now(), body.getBytes(StandardCharsets.UTF_8)))
                .contentType("application/json")
                .body(body)
                .post("/api/cam/webhooks/resend")
                .then()
                .statusCode(401)
                .contentType("application/problem+json");
        post("msg_1", Instant.now().minusSeconds(400), body).statusCode(401).body("detail", containsString("clock"));

        assertThat(events("true")).isZero();
    }

    @Test
    void a_body_of_more_than_a_megabyte_is_refused() {
        post("msg_1", Instant.now(), "x".repeat(1_000_001)).statusCode(413);
    }

    @Test
    void what_can_not_be_written_down_is_not_acknowledged() {
        fixture.sql("alter table provider_event rename to provider_event_away");
        try {
            post("msg_1", Instant.now(), Payloads.of("email.sent", UUID.randomUUID(), ""))
                    .statusCode(503)
                    .contentType("application/problem+json")
                    .body("detail", containsString("send it again"));
        } finally {
            fixture.sql("alter table provider_event_away rename to provider_event");
        }
    }

    @Test
    void the_same_svix_id_again_is_acknowledged_and_changes_nothing() {
        MailRef mail = mails.put("twice@recipients.test", "SENT", "re_1", Duration.ofMinutes(1));
        String body = Payloads.of("email.opened", mail.emailId(), "");

        for (int i = 0; i < 3; i++) {
            post("msg_same", Instant.now(), body).statusCode(200);
            soon().until(() -> events("state = 'APPLIED'") == 1);
        }

        assertThat(mails.column(mail, "timeline").orElseThrow())
                .contains("OPENED")
                .doesNotContain("times");
    }

    private long events(String condition) {
        return fixture.number("select count(*) from provider_event where " + condition);
    }
}
