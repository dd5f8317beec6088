package aicmo.cam.classifier.keeping;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Settings of keeping: {@code AICMO_CAM_CLASSIFIER_…}. */
@ConfigMapping(prefix = "aicmo.cam.classifier")
public interface KeepingConfig {
    /** For how long the messages behind the verdicts are kept, to be read again by a later version and exported as labelled data; the verdicts stay. */
    @WithDefault("180d")
    Duration keepMessages();
}
