package aicmo.cam.followup.dns;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Whom the preflight of a campaign asks for DNS records. */
@ConfigMapping(prefix = "aicmo.cam.followup.dns")
public interface DnsSettings {
    /**
     * AICMO_CAM_FOLLOWUP_DNS_RESOLVER: {@code system} for the resolvers of this machine, or the address of one, such as {@code 10.0.0.2} or
     * {@code 127.0.0.1:5353}; {@code off} asks nobody, and a preflight skips what needs DNS. Set {@code system} in production.
     */
    @WithDefault("off")
    String resolver();

    /** AICMO_CAM_FOLLOWUP_DNS_TIMEOUT: how long one question may take. */
    @WithDefault("2s")
    Duration timeout();

    /** AICMO_CAM_FOLLOWUP_DNS_TIME: how long all the questions of one preflight may take; what was not asked by then is reported as unknown. */
    @WithDefault("20s")
    Duration time();

    /** AICMO_CAM_FOLLOWUP_DNS_CACHE: how long an answer is reused at most; never longer than its own TTL. */
    @WithDefault("5m")
    Duration cache();
}
