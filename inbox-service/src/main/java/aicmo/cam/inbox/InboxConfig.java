package aicmo.cam.inbox;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Settings of threading and keeping: {@code AICMO_CAM_INBOX_…}. */
@ConfigMapping(prefix = "aicmo.cam.inbox")
public interface InboxConfig {
    /** For how long a message that answers no known mail waits for its EmailSent, before it counts as a stranger's. */
    @WithDefault("5m")
    Duration threadWait();

    /**
     * Keys that seal the credentials of mailboxes given by REST: 32 bytes in Base64 ({@code openssl rand -base64 32}), separated by
     * commas. The first seals, all of them open.
     */
    Optional<List<String>> credentialsKeys();

    /** For how long the raw messages are kept; what was read from them stays. */
    @WithDefault("90d")
    Duration keepRaw();
}
