package aicmo.cam.sender.outcome;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How long an email is tried that the mail server refuses for now. */
@ConfigMapping(prefix = "aicmo.cam.email")
interface RetrySettings {
    /**
     * AICMO_CAM_EMAIL_RETRY_FOR: the time from the first such refusal after which an email fails (in days of AICMO_CAM_DAY); RFC 5321
     * (4.5.4.1) recommends 4 to 5 days for a mail server, and people read a first email late.
     */
    @WithDefault("72H")
    Duration retryFor();

    /** AICMO_CAM_EMAIL_RETRY_GAP: the longest wait between two attempts (in days of AICMO_CAM_DAY). */
    @WithDefault("4H")
    Duration retryGap();
}
