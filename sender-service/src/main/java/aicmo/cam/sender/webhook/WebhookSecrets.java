package aicmo.cam.sender.webhook;

import io.quarkus.runtime.Startup;
import jakarta.inject.Singleton;

/** By what webhooks are verified; at start, so that a secret that is none is told before the first webhook comes. */
@Startup
@Singleton
class WebhookSecrets {
    private final SvixSignature signature;

    WebhookSecrets(WebhookSettings settings) {
        try {
            this.signature = SvixSignature.of(settings.secret().orElse(""), settings.tolerance());
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException("AICMO_RESEND_WEBHOOK_SECRET: " + e.getMessage(), e);
        }
    }

    SvixSignature signature() {
        return signature;
    }
}
