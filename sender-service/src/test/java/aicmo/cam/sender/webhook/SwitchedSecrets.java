package aicmo.cam.sender.webhook;

import jakarta.annotation.Priority;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Singleton;
import java.time.Duration;

/** The secret that a test's provider signs with. */
@Alternative
@Priority(1)
@Singleton
class SwitchedSecrets extends WebhookSecrets {
    private volatile SvixSignature signature = SvixSignature.of("", Duration.ofSeconds(300));

    SwitchedSecrets(WebhookSettings settings) {
        super(settings);
    }

    void use(String secrets) {
        signature = SvixSignature.of(secrets, Duration.ofSeconds(300));
    }

    @Override
    SvixSignature signature() {
        return signature;
    }
}
