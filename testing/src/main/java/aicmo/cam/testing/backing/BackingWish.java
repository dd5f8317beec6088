package aicmo.cam.testing.backing;

import java.util.Locale;
import java.util.Map;
import java.util.Properties;

/** Where backing services are wanted: system property {@code cam.backing}, else environment variable {@code CAM_BACKING}. */
enum BackingWish {
    EMBEDDED,
    CONTAINERS,
    /** Containers where a Docker API answers and has the images; else embedded. */
    AUTO;

    static BackingWish of(Properties system, Map<String, String> environment) {
        String wish = system.getProperty("cam.backing", environment.getOrDefault("CAM_BACKING", ""));
        return switch (wish.strip().toLowerCase(Locale.ROOT)) {
            case "embedded" -> EMBEDDED;
            case "containers" -> CONTAINERS;
            case "auto", "" -> AUTO;
            default ->
                throw new IllegalStateException(
                        "CAM_BACKING (or -Dcam.backing) is '%s'; use embedded, containers or auto".formatted(wish));
        };
    }
}
