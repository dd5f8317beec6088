package aicmo.cam.sender.provider.resend.api;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** The account with Resend. */
@ConfigMapping(prefix = "aicmo.resend")
public interface ResendSettings {
    /** AICMO_RESEND_API_KEY: with a key, Resend sends; one with full access lets mails of unknown fate be looked up. */
    Optional<String> apiKey();

    /** AICMO_RESEND_FROM_EMAIL: who sends where a mail by REST does not say. */
    Optional<String> fromEmail();

    /** AICMO_RESEND_URL: where the API is. */
    @WithDefault("https://api.resend.com")
    URI url();

    /** AICMO_RESEND_TIMEOUT: how long a call may take before its outcome is unknown, and it is repeated under the same key. */
    @WithDefault("30s")
    Duration timeout();

    /** AICMO_RESEND_CONNECTIONS: calls that a replica makes at the same time. */
    @WithDefault("2")
    int connections();

    /** AICMO_RESEND_RATE_LIMIT: calls a second, of all replicas together, until Resend's answers tell its limit. */
    @WithDefault("10")
    int rateLimit();
}
