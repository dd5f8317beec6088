package aicmo.cam.decision;

import static java.nio.charset.StandardCharsets.UTF_8;

import aicmo.cam.events.Event;
import aicmo.cam.events.Topic;
import aicmo.cam.messaging.EventJson;
import aicmo.cam.testing.backing.BackingServices;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Tells events and hears them, as the other services do. */
public final class Wire {
    private static final KafkaProducer<String, byte[]> PRODUCER = new KafkaProducer<>(
            Map.of("bootstrap.servers", BackingServices.shared().kafka(), "acks", "all"),
            new StringSerializer(),
            new ByteArraySerializer());

    private Wire() {}

    public static void tell(Event... events) {
        tell(List.of(events));
    }

    public static void tell(List<? extends Event> events) {
        List<Future<RecordMetadata>> acknowledgements = events.stream()
                .map(event -> new ProducerRecord<>(Topic.of(event).topicName(), event.key(), EventJson.write(event)))
                .map(PRODUCER::send)
                .toList();
        acknowledgements.forEach(Wire::await);
    }

    /** Puts something to the dead letters of a service, as its intake does. */
    public static void bury(String topic, byte[] body) {
        ProducerRecord<String, byte[]> record = new ProducerRecord<>(topic, "key", body);
        Map.of(
                        "dead-letter-service", "inbox-service",
                        "dead-letter-topic", "cam.email-sent",
                        "dead-letter-partition", "1",
                        "dead-letter-offset", "42",
                        "dead-letter-reason", "it cannot be read")
                .forEach((name, value) -> record.headers().add(name, value.getBytes(UTF_8)));
        await(PRODUCER.send(record));
    }

    private static void await(Future<RecordMetadata> acknowledgement) {
        try {
            acknowledgement.get();
        } catch (ExecutionException | InterruptedException e) {
            throw new IllegalStateException("an event could not be told", e);
        }
    }

    /** All events so far of a kind that a campaign has. */
    public static <E extends Event> List<E> heard(Class<E> type, UUID campaign) {
        Topic topic = Stream.of(Topic.values())
                .filter(one -> one.eventClass() == type)
                .findFirst()
                .orElseThrow();
        List<E> heard = new ArrayList<>();
        try (KafkaConsumer<String, byte[]> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", BackingServices.shared().kafka()),
                new StringDeserializer(),
                new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic.topicName()).stream()
                    .map(partition -> new TopicPartition(topic.topicName(), partition.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (partitions.stream().anyMatch(partition -> consumer.position(partition) < ends.get(partition))) {
                consumer.poll(Duration.ofMillis(100)).forEach(record -> {
                    if (new String(record.value(), UTF_8).contains(campaign.toString())) {
                        heard.add(EventJson.read(record.value(), type));
                    }
                });
            }
        }
        return heard;
    }
}
