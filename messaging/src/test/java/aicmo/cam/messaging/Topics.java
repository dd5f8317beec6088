package aicmo.cam.messaging;

import static java.nio.charset.StandardCharsets.UTF_8;

import aicmo.cam.testing.backing.BackingServices;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Reads topics as another system would, from their beginning. */
final class Topics {
    private static final int MOST_SILENT_POLLS = 300;

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

    /** All records so far, from when the last comes until {@code enough}, or nothing more comes. */
    static List<ConsumerRecord<String, byte[]>> read(
            String topic, Predicate<List<ConsumerRecord<String, byte[]>>> enough) {
        List<ConsumerRecord<String, byte[]>> seen = new ArrayList<>();
        int silent = 0;
        try (KafkaConsumer<String, byte[]> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", BackingServices.shared().kafka()),
                new StringDeserializer(),
                new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(partition -> new TopicPartition(topic, partition.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            while (!enough.test(seen) && silent < MOST_SILENT_POLLS) {
                int before = seen.size();
                consumer.poll(Duration.ofMillis(200)).forEach(seen::add);
                silent = seen.size() == before ? silent + 1 : 0;
            }
        }
        return seen;
    }

    private static boolean says(ConsumerRecord<String, byte[]> record, String saying) {
        return record.value() != null && new String(record.value(), UTF_8).contains(saying);
    }
}
