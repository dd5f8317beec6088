package aicmo.cam.messaging.outbox;

import aicmo.cam.messaging.KafkaAccess;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** The Kafka producer that the relay needs. */
public final class RelayProducer {
    private static final Duration DELIVERY = Duration.ofSeconds(30);
    private static final Duration LONGEST = Duration.ofMinutes(5);
    private static final int SHORTEST_MILLIS = 1_000;

    private RelayProducer() {}

    /** As {@link #open(KafkaAccess, Duration)}, with the delivery time-out that services have by default. */
    public static Producer<byte[], byte[]> open(KafkaAccess kafka) {
        return open(kafka, DELIVERY);
    }

    /**
     * A producer that keeps the order: idempotent, every replica's acknowledgement awaited, one request in flight. With more in
     * flight the broker may accept a partition's second batch after it has refused the first, which is then out of order for ever
     * (KAFKA-14359).
     *
     * @param delivery after which a record that no broker has acknowledged fails, at least {@value #SHORTEST_MILLIS} ms; the producer
     *     must then be closed before it sends a successor
     */
    public static Producer<byte[], byte[]> open(KafkaAccess kafka, Duration delivery) {
        if (delivery.toMillis() < SHORTEST_MILLIS || delivery.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("the delivery time-out of the outbox is " + delivery
                    + "; set cam.messaging.delivery-timeout to a value between 1s and 5m");
        }
        int deliveryMillis = (int) delivery.toMillis();
        int request = Math.min(10_000, deliveryMillis / 2);
        return new KafkaProducer<>(
                kafka.with(Map.ofEntries(
                        Map.entry(ProducerConfig.CLIENT_ID_CONFIG, "cam-outbox"),
                        Map.entry(ProducerConfig.ACKS_CONFIG, "all"),
                        Map.entry(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true),
                        Map.entry(ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION, 1),
                        Map.entry(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, deliveryMillis),
                        Map.entry(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, request),
                        Map.entry(ProducerConfig.MAX_BLOCK_MS_CONFIG, request),
                        Map.entry(ProducerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 1_000),
                        Map.entry(ProducerConfig.BATCH_SIZE_CONFIG, 128 * 1024),
                        Map.entry(ProducerConfig.LINGER_MS_CONFIG, 0))),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }
}
