package aicmo.cam.testing.backing;

import static aicmo.cam.testing.Eventually.eventually;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Writes to and reads from one topic, all records under one key. */
final class TopicOfStrings implements AutoCloseable {

    private final String topic;
    private final KafkaProducer<String, String> producer;
    private final KafkaConsumer<String, String> consumer;

    TopicOfStrings(String bootstrapServers, String topic) {
        this.topic = topic;
        Map<String, Object> common = Map.of("bootstrap.servers", bootstrapServers);
        producer = new KafkaProducer<>(common, new StringSerializer(), new StringSerializer());
        Map<String, Object> reading =
                Map.of("bootstrap.servers", bootstrapServers, "group.id", topic, "auto.offset.reset", "earliest");
        consumer = new KafkaConsumer<>(reading, new StringDeserializer(), new StringDeserializer());
    }

    void publish(String value) throws Exception {
        producer.send(new ProducerRecord<>(topic, "key", value)).get(30, TimeUnit.SECONDS);
    }

    List<String> read(int expected) {
        consumer.subscribe(List.of(topic));
        List<String> values = new ArrayList<>();
        eventually()
                .until(
                        () -> {
                            consumer.poll(Duration.ofMillis(200)).forEach(message -> values.add(message.value()));
                            return values.size();
                        },
                        size -> size >= expected);
        return values;
    }

    @Override
    public void close() {
        producer.close();
        consumer.close();
    }
}
