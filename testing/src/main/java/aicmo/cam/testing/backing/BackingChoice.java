package aicmo.cam.testing.backing;

import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.testcontainers.containers.ContainerFetchException;

/** Fulfils the wish by what this machine has. @param <T> what is started */
record BackingChoice<T>(BooleanSupplier dockerAnswers, Supplier<T> embedded, Supplier<T> containers) {

    /** Where backing services are wanted: system property {@code cam.backing}, else environment variable {@code CAM_BACKING}. */
    enum Wish {
        EMBEDDED,
        CONTAINERS,
        /** Containers where a Docker API answers and has the images; else embedded. */
        AUTO;

        static Wish of(Properties system, Map<String, String> environment) {
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

    private static final Logger LOG = Logger.getLogger(BackingChoice.class);

    /** @throws IllegalStateException where containers are demanded and no Docker API answers */
    T start(Wish wish) {
        return switch (wish) {
            case EMBEDDED -> embedded.get();
            case CONTAINERS -> demandedContainers();
            case AUTO -> dockerAnswers.getAsBoolean() ? containersIfThereAreImages() : embedded.get();
        };
    }

    private T demandedContainers() {
        if (dockerAnswers.getAsBoolean()) {
            return containers.get();
        }
        throw new IllegalStateException("CAM_BACKING=containers, but no Docker API answers: start Docker, or set"
                + " DOCKER_HOST, or use CAM_BACKING=embedded, which needs none");
    }

    /** A laptop without a network has Docker and no images; its tests shall run all the same. */
    private T containersIfThereAreImages() {
        try {
            return containers.get();
        } catch (RuntimeException e) {
            String missing = missingImage(e);
            LOG.warnf("a Docker API answers, but an image is missing (%s); CAM_BACKING=containers insists", missing);
            return embedded.get();
        }
    }

    /** @throws RuntimeException the failure itself, where it is of another kind */
    private static String missingImage(RuntimeException failure) {
        return Stream.<Throwable>iterate(failure, cause -> cause != null, Throwable::getCause)
                .filter(ContainerFetchException.class::isInstance)
                .map(Throwable::getMessage)
                .findFirst()
                .orElseThrow(() -> failure);
    }
}
