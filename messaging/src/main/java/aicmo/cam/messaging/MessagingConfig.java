package aicmo.cam.messaging;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/** Settings of publishing and handling. */
@ConfigMapping(prefix = "cam.messaging")
public interface MessagingConfig {
    /** The service's name in headers and dead-letter topics: a topic's dead letters are {@code cam.<topic>.<service>.dlq}. */
    @WithDefault("${quarkus.application.name}")
    String service();

    /** The topics that this service publishes, and no other one does. */
    Optional<Set<String>> publishes();

    /** How often the outbox is looked at when nobody woke the relay: the safety net, not the way. */
    @WithDefault("1s")
    Duration poll();

    /** Rows that are sent before their acknowledgements are awaited. */
    @WithDefault("1000")
    int batch();

    /** For how long a handled event is remembered: longer than Kafka keeps it (14 days as deployed), and than anybody sets offsets back. */
    @WithDefault("30d")
    Duration rememberHandled();
}
