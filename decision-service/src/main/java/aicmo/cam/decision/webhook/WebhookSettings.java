package aicmo.cam.decision.webhook;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** How other systems are told of events by HTTP. */
@ConfigMapping(prefix = "aicmo.cam.webhook")
public interface WebhookSettings {
    /**
     * Keys that seal the secrets of webhooks: 32 bytes in Base64 (`openssl rand -base64 32`), separated by commas. The first seals, all of
     * them open. Without one no webhook is taken.
     */
    Optional<List<String>> keys();

    /** Whether webhooks may go to addresses of private networks and of this machine, and without TLS; no, unless those who may ask are trusted. */
    @WithDefault("false")
    boolean privateAddresses();

    /** How long an answer may take. */
    @WithDefault("15s")
    Duration timeout();

    /** The waits before the next attempts, one for each; after the last one a delivery is given up. */
    @WithDefault("5s,1m,5m,30m,2h,5h,10h,10h")
    List<Duration> retries();

    /** How often is looked for deliveries that are due. */
    @WithDefault("1s")
    Duration every();

    /** How long deliveries are remembered. */
    @WithDefault("30d")
    Duration kept();
}
