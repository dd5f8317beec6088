package aicmo.cam.sender.hold;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How a sender that a mail server refuses is tried again. */
@ConfigMapping(prefix = "aicmo.cam.email")
interface ProbeSettings {
    /**
     * AICMO_CAM_EMAIL_PROBE_AFTER: the time after which one email of a sender that the mail server refuses is tried again; it doubles
     * with each refusal, up to one hour (in days of AICMO_CAM_DAY).
     */
    @WithDefault("5m")
    Duration probeAfter();
}
