package aicmo.cam.sender.reply;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How long an answer holds the person who wrote it. */
@ConfigMapping(prefix = "aicmo.cam")
interface AnswerHoldSettings {
    /**
     * AICMO_CAM_ANSWER_HOLD: for how long campaigns send nothing to a person who answered, unless somebody decides earlier (in days of
     * AICMO_CAM_DAY).
     */
    @WithDefault("720H")
    Duration answerHold();
}
