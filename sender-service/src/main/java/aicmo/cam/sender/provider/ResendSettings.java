package aicmo.cam.sender.provider;

import io.smallrye.config.ConfigMapping;
import java.util.Optional;

/** The account with Resend. */
@ConfigMapping(prefix = "aicmo.resend")
interface ResendSettings {
    /** AICMO_RESEND_API_KEY: with a key, Resend is to send. */
    Optional<String> apiKey();

    /** AICMO_RESEND_FROM_EMAIL: who sends where a mail by REST does not say. */
    Optional<String> fromEmail();
}
