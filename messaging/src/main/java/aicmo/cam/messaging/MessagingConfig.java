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

    /**
     * After which an event that Kafka has not acknowledged fails, and a new producer sends it and its successors again, in order. At least
     * one second.
     */
    @WithDefault("30s")
    Duration deliveryTimeout();

    /** When readiness is DOWN. */
    Health health();

    /** For how long something may stand still before readiness is DOWN. */
    interface Health {
        /** How often Kafka, the database and the consumers are asked. */
        @WithDefault("5s")
        Duration every();

        /** For how long the oldest event may wait in the outbox while Kafka answers. */
        @WithDefault("1m")
        Duration outboxAge();

        /** For how long Kafka may give no answer. */
        @WithDefault("30s")
        Duration kafkaSilence();

        /** For how long the database may give no answer. */
        @WithDefault("30s")
        Duration databaseSilence();
    }

    /** For how long a handled event is remembered: longer than Kafka keeps it (14 days as deployed), and than anybody sets offsets back. */
    @WithDefault("30d")
    Duration rememberHandled();
}
