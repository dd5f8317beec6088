package aicmo.cam.sender.webhook;

import static io.restassured.RestAssured.given;

import aicmo.cam.testing.resend.webhook.WebhookSignature;
import io.restassured.response.ValidatableResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/** Webhooks that a test sends itself. */
final class SignedWebhooks {
    static final WebhookSignature SIGNATURE = WebhookSignature.random();

    private SignedWebhooks() {}

    static ValidatableResponse post(String id, Instant at, String body) {
        return given().headers(SIGNATURE.headers(id, at, body.getBytes(StandardCharsets.UTF_8)))
                .contentType("application/json")
                .body(body)
                .post("/api/cam/webhooks/resend")
                .then();
    }
}
