package aicmo.cam.local.backing;

import static aicmo.cam.local.TestLimits.HANGS;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedKafkaTest {
    @TempDir
    Path folder;

    @Test
    void a_restart_keeps_records_offsets_and_port() throws Exception {
        try (EmbeddedKafka kafka = EmbeddedKafka.start(folder.resolve("a folder"), 0)) {
            String bootstrap = kafka.bootstrapServers();
            publish(bootstrap, "one", "two");
            assertThat(read(bootstrap, 2)).containsExactlyInAnyOrder("one", "two");

            kafka.stop();
            assertThat(FreePort.isFree(kafka.port())).isTrue();
            kafka.restart();

            assertThat(kafka.bootstrapServers()).isEqualTo(bootstrap);
            publish(bootstrap, "three");
            assertThat(read(bootstrap, 1)).containsExactly("three");
        }
    }

    @Test
    void a_topic_that_is_named_comes_into_being_with_three_partitions() throws Exception {
        try (EmbeddedKafka kafka = EmbeddedKafka.start(folder, 0);
                KafkaProducer<String, String> producer = producer(kafka.bootstrapServers())) {
            producer.send(new ProducerRecord<>("cam.named", "v")).get();

            assertThat(producer.partitionsFor("cam.named")).hasSize(3);
        }
    }

    private static void publish(String bootstrap, String... values) throws Exception {
        try (KafkaProducer<String, String> producer = producer(bootstrap)) {
            for (String value : values) {
                producer.send(new ProducerRecord<>("cam.note", value, value)).get();
            }
        }
    }

    private static KafkaProducer<String, String> producer(String bootstrap) {
        return new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrap, "acks", "all"), new StringSerializer(), new StringSerializer());
    }

    private static List<String> read(String bootstrap, int count) {
        Map<String, Object> settings =
                Map.of("bootstrap.servers", bootstrap, "group.id", "reader", "auto.offset.reset", "earliest");
        try (KafkaConsumer<String, String> consumer =
                new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            consumer.subscribe(List.of("cam.note"));
            List<String> values = new ArrayList<>();
            Awaitility.await().atMost(HANGS).until(() -> {
                consumer.poll(Duration.ofMillis(100)).forEach(record -> values.add(record.value()));
                return values.size() >= count;
            });
            consumer.commitSync();
            return values;
        }
    }
}
