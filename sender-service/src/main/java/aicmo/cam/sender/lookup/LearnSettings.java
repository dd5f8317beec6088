package aicmo.cam.sender.lookup;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** When the provider is asked for what no webhook told. */
@ConfigMapping(prefix = "aicmo.resend.learn")
interface LearnSettings {
    /** AICMO_RESEND_LEARN_AFTER: how long a webhook may take to tell a mail's real Message-ID before Resend is asked for it. */
    @WithDefault("2m")
    Duration after();

    /** AICMO_RESEND_LEARN_EVERY: the least time between two such questions, of all replicas together; they count against Resend's rate. */
    @WithDefault("1s")
    Duration every();

    /** AICMO_RESEND_LEARN_UNKNOWN_AFTER: how long after its hand-over Resend is first asked for a mail whose outcome is unknown. */
    @WithDefault("3m")
    Duration unknownAfter();
}
