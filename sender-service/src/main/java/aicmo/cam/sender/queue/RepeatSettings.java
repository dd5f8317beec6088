package aicmo.cam.sender.queue;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** The same mail outside campaigns, asked for once more. */
@ConfigMapping(prefix = "aicmo.cam.email")
public interface RepeatSettings {
    /**
     * AICMO_CAM_EMAIL_REPEAT_AFTER: how long after a mail by REST one with the same content may go to the same address under another
     * Idempotency-Key.
     */
    @WithDefault("24H")
    Duration repeatAfter();
}
