package aicmo.cam.testing.backing;

import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.function.BooleanSupplier;

/** Where backing services run. */
public enum BackingKind {
    /** In this JVM and beside it, without Docker. */
    EMBEDDED,
    /** In containers, through the Docker API. */
    CONTAINERS;

    /**
     * System property {@code cam.backing}, else environment variable {@code CAM_BACKING}: {@code embedded},
     * {@code containers} or {@code auto}, the default, which takes containers where a Docker API answers.
     *
     * @throws IllegalStateException where containers are demanded and no Docker API answers, or the value is unknown
     */
    static BackingKind chosen(Properties system, Map<String, String> environment, BooleanSupplier dockerAnswers) {
        String wish = system.getProperty("cam.backing", environment.getOrDefault("CAM_BACKING", "auto"));
        return switch (wish.strip().toLowerCase(Locale.ROOT)) {
            case "embedded" -> EMBEDDED;
            case "containers" -> demanded(dockerAnswers);
            case "auto", "" -> dockerAnswers.getAsBoolean() ? CONTAINERS : EMBEDDED;
            default ->
                throw new IllegalStateException(
                        "CAM_BACKING (or -Dcam.backing) is '%s'; use embedded, containers or auto".formatted(wish));
        };
    }

    private static BackingKind demanded(BooleanSupplier dockerAnswers) {
        if (dockerAnswers.getAsBoolean()) {
            return CONTAINERS;
        }
        throw new IllegalStateException("CAM_BACKING=containers, but no Docker API answers: start Docker, or set"
                + " DOCKER_HOST, or use CAM_BACKING=embedded, which needs none");
    }
}
