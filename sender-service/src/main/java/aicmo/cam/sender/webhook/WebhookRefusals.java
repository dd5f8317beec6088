package aicmo.cam.sender.webhook;

import aicmo.cam.rest.guard.Refusal;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.time.Instant;

/** Says why a webhook is not taken, and counts it. */
@Singleton
class WebhookRefusals {
    private final MeterRegistry metrics;

    WebhookRefusals(MeterRegistry metrics) {
        this.metrics = metrics;
    }

    Refusal withoutSecret() {
        return counted(
                503,
                "Webhooks are not configured",
                "webhooks are not taken without a secret to verify them by: set AICMO_RESEND_WEBHOOK_SECRET to the signing"
                        + " secret that Resend shows for this webhook");
    }

    Refusal unsigned() {
        return unauthorized("a webhook needs the headers svix-id, svix-timestamp (seconds) and svix-signature");
    }

    Refusal outOfTime(Instant now) {
        return unauthorized("svix-timestamp is too far from now, " + now
                + "; if it was sent just now, set the clock of this" + " machine right");
    }

    Refusal forged() {
        return unauthorized(
                "the signature is not that of this body by any secret in AICMO_RESEND_WEBHOOK_SECRET; compare it"
                        + " with the signing secret that Resend shows for this webhook");
    }

    Refusal notWritten(String why) {
        return counted(503, "Not written", "it could not be written down, send it again: " + why);
    }

    private Refusal unauthorized(String detail) {
        return counted(401, "Unauthorized", detail);
    }

    private Refusal counted(int status, String title, String detail) {
        metrics.counter("cam.provider.webhooks.refused", "status", Integer.toString(status))
                .increment();
        return new Refusal(status, title, detail);
    }
}
