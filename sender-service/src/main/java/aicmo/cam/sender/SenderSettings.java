package aicmo.cam.sender;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** How much is sent, to whom, and when. */
@ConfigMapping(prefix = "aicmo.cam.email")
public interface SenderSettings {
    /** AICMO_CAM_EMAIL_DAILY_CAP: mails a day at most, by all replicas together. */
    @WithDefault("500")
    int dailyCap();

    /** AICMO_CAM_EMAIL_BATCH_CAP: mails that a replica claims at once. */
    @WithDefault("100")
    int batchCap();

    /** AICMO_CAM_EMAIL_DRY_RUN: everything happens but the hand-over. */
    @WithDefault("false")
    boolean dryRun();

    /** AICMO_CAM_EMAIL_ALLOWLIST_REGEX: whom may be written to, as an RE2 expression on the whole address; empty for everybody. */
    Optional<String> allowlistRegex();

    /** AICMO_CAM_EMAIL_SEND_EVERY: how often is looked for due mails that nothing told of. */
    @WithDefault("15m")
    Duration sendEvery();

    /** AICMO_CAM_EMAIL_MAX_ATTEMPTS: how often a mail is tried at most that the mail server refuses for now, whatever the time left. */
    @WithDefault("50")
    int maxAttempts();

    /**
     * AICMO_CAM_EMAIL_RETRY_AFTER: the wait before the second attempt (in days of AICMO_CAM_DAY); it doubles with each, up to
     * AICMO_CAM_EMAIL_RETRY_GAP, until AICMO_CAM_EMAIL_RETRY_FOR is over.
     */
    @WithDefault("1m")
    Duration retryAfter();

    /** AICMO_CAM_EMAIL_LEASE: how long a claim holds without a sign of life; a crashed replica's mails wait that long. */
    @WithDefault("60s")
    Duration lease();

    /** AICMO_CAM_EMAIL_CONNECTIONS: connections to the mail server, each with one mail at a time. */
    @WithDefault("4")
    int connections();

    /** AICMO_CAM_EMAIL_TIMEOUT: how long a mail's hand-over by SMTP may take before its outcome is unknown. */
    @WithDefault("60s")
    Duration timeout();
}
