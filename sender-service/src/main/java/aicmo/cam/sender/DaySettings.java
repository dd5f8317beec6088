package aicmo.cam.sender;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How long waiting lasts. */
@ConfigMapping(prefix = "aicmo.cam")
interface DaySettings {
    /** AICMO_CAM_DAY: the length of a day, for retries and for the holds of refused senders and of people who answered; a demonstration makes it seconds. */
    @WithDefault("24H")
    Duration day();
}
