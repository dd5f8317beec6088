package aicmo.cam.local.access;

/** Kafka's topics, users or rights could not be created; the message says where and why. */
public final class KafkaSetupFailed extends RuntimeException {
    KafkaSetupFailed(String bootstrapServers, Throwable cause) {
        super(
                "the topics and users of Kafka at " + bootstrapServers + " cannot be created: " + cause
                        + "; look into Kafka's log",
                cause);
    }
}
