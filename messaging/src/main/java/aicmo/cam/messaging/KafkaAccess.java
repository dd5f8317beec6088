package aicmo.cam.messaging;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How Kafka is reached: its addresses, and where it asks for it the protocol, the login and the certificates
 * (kafka.apache.org/41/configuration/consumer-configs: {@code security.*}, {@code sasl.*}, {@code ssl.*}). The channels read
 * the same settings by themselves; this is for the clients that CAM opens beside them.
 *
 * @param settings under Kafka's own names
 */
public record KafkaAccess(Map<String, Object> settings) {
    private static final List<String> OF_ACCESS = List.of("bootstrap.servers", "security.", "sasl.", "ssl.");

    public KafkaAccess {
        settings = Map.copyOf(settings);
        if (!settings.containsKey("bootstrap.servers")) {
            throw new IllegalArgumentException("no word on where Kafka is; set KAFKA_BOOTSTRAP_SERVERS to host:port");
        }
    }

    /** A Kafka that asks nobody who they are. */
    public static KafkaAccess of(String bootstrapServers) {
        return new KafkaAccess(Map.of("bootstrap.servers", bootstrapServers));
    }

    /** What of all the settings under {@code kafka.} says how it is reached. */
    public static KafkaAccess among(Map<String, Object> kafka) {
        Map<String, Object> access = new HashMap<>();
        kafka.forEach((name, value) -> {
            if (OF_ACCESS.stream().anyMatch(name::startsWith)) {
                access.put(name, value);
            }
        });
        return new KafkaAccess(access);
    }

    /** These settings and those of a client. */
    public Map<String, Object> with(Map<String, ?> client) {
        Map<String, Object> all = new HashMap<>(settings);
        all.putAll(client);
        return all;
    }
}
