package aicmo.cam.messaging;

import static java.nio.charset.StandardCharsets.UTF_8;

import aicmo.cam.testing.backing.BackingServices;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Reads topics as another system would, from their beginning. */
final class Topics {
    private Topics() {}

    static ConsumerRecord<String, byte[]> find(String topic, String saying) {
        List<ConsumerRecord<String, byte[]>> seen =
                read(topic, records -> records.stream().anyMatch(record -> says(record, saying)));
        return seen.stream()
                .filter(record -> says(record, saying))
                .findFirst()
                .orElseThrow(
                        () -> new AssertionError("no record of " + topic + " says " + saying + ", of " + seen.size()));
    }

    /** All records so far, from when the last comes until {@code enough}, or half a minute has passed. */
    static List<ConsumerRecord<String, byte[]>> read(
            String topic, Predicate<List<ConsumerRecord<String, byte[]>>> enough) {
        List<ConsumerRecord<String, byte[]>> seen = new ArrayList<>();
        long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        try (KafkaConsumer<String, byte[]> consumer = new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers",
                        BackingServices.shared().kafka(),
                        "group.id",
                        "reader-" + UUID.randomUUID(),
                        "auto.offset.reset",
                        "earliest"),
                new StringDeserializer(),
                new ByteArrayDeserializer())) {
            consumer.subscribe(List.of(topic));
            while (!enough.test(seen) && System.nanoTime() < end) {
                consumer.poll(Duration.ofMillis(200)).forEach(seen::add);
            }
        }
        return seen;
    }

    private static boolean says(ConsumerRecord<String, byte[]> record, String saying) {
        return record.value() != null && new String(record.value(), UTF_8).contains(saying);
    }
}
