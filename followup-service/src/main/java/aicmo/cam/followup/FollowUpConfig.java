package aicmo.cam.followup;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Optional;

/** Settings of the sequences. */
@ConfigMapping(prefix = "aicmo.cam")
public interface FollowUpConfig {
    /** The length of a day for the delays between steps, the wait for an answer and days of absence; shorter in a demo. */
    @WithDefault("24H")
    Duration day();

    /** Where a lead's time zone is not known. */
    @WithDefault("UTC")
    ZoneId timeZone();

    /**
     * By which erased addresses are recognised: any text, at best of 32 random bytes. It must not change. Without it
     * followup and sender each make a key and keep it in their own schema.
     */
    Optional<String> erasureKey();

    /** Requesting steps. */
    Followup followup();

    /** Giving up on leads that do not answer. */
    NoReply noReply();

    /** Requesting steps. */
    interface Followup {
        /** How often due steps are looked for when nothing woke the job. */
        @WithDefault("1m")
        Duration every();
    }

    /** Giving up on leads that do not answer. */
    interface NoReply {
        /** When leads that did not answer are looked for when nothing woke the job; in the zone of time-zone. */
        @WithDefault("0 0 8 * * ?")
        String cron();
    }
}
