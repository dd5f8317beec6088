package aicmo.cam.inbox;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Settings of threading and keeping: {@code AICMO_CAM_INBOX_…}. */
@ConfigMapping(prefix = "aicmo.cam.inbox")
public interface InboxConfig {
    /** For how long a message that answers no known mail waits for its EmailSent, before it counts as a stranger's. */
    @WithDefault("5m")
    Duration threadWait();

    /** For how long the raw messages are kept; what was read from them stays. */
    @WithDefault("90d")
    Duration keepRaw();
}
