package aicmo.cam.sender.hold;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Optional;

/** Where an email may not go because it could not be recorded any more. */
@ConfigMapping(prefix = "aicmo.cam.disk")
interface DiskSettings {
    /**
     * AICMO_CAM_DISK_FOLDER: a folder on the disk that database and Kafka share with the sender; {@code ./cam up} sets it to its data
     * folder. Without it the sender does not look at the disk.
     */
    Optional<String> folder();

    /** AICMO_CAM_DISK_FLOOR: while less than this is free there, no email is sent, and {@code ./cam up} does not start; 0 for never. */
    @WithDefault("1G")
    MemorySize floor();
}
