package aicmo.cam.sender;

import aicmo.cam.events.Event;
import aicmo.cam.messaging.EventJson;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** The events of one topic from the beginning. Each question reads on from where the last one ended. */
final class Heard<E extends Event> implements AutoCloseable {
    private final Class<E> type;
    private final KafkaConsumer<String, byte[]> consumer;
    private final String topic;
    private List<TopicPartition> partitions = List.of();
    private final List<E> events = new ArrayList<>();

    Heard(String bootstrap, String topic, Class<E> type) {
        this.topic = topic;
        this.type = type;
        consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", bootstrap, "allow.auto.create.topics", "true"),
                new StringDeserializer(),
                new ByteArrayDeserializer());
    }

    /** A topic that nobody has published to yet has no partitions, and gets them later. */
    private void assign() {
        List<TopicPartition> known = consumer.partitionsFor(topic).stream()
                .map(info -> new TopicPartition(topic, info.partition()))
                .toList();
        if (known.size() > partitions.size()) {
            partitions = known;
            consumer.assign(partitions);
            events.clear();
            consumer.seekToBeginning(partitions);
        }
    }

    synchronized List<E> untilNow() {
        assign();
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        while (partitions.stream().anyMatch(p -> consumer.position(p) < ends.get(p))) {
            consumer.poll(Duration.ofMillis(200)).forEach(message -> events.add(EventJson.read(message.value(), type)));
        }
        return List.copyOf(events);
    }

    @Override
    public synchronized void close() {
        consumer.close();
    }
}
