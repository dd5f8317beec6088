package aicmo.cam.decision.rebuild;

import aicmo.cam.events.Event;
import aicmo.cam.events.Topic;
import aicmo.cam.messaging.EventJson;
import aicmo.cam.messaging.KafkaAccess;
import aicmo.cam.messaging.UnreadableEvent;
import aicmo.cam.rest.Problem;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads the whole history of topics, once, for itself: no group, and no offset of anybody is touched. */
final class HistoryClient implements AutoCloseable {
    private static final int BATCH = 2000;

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final List<TopicPartition> partitions;
    private long events;
    private long unreadable;

    HistoryClient(KafkaAccess kafka, Collection<Topic> topics) {
        consumer = new KafkaConsumer<>(
                kafka.with(Map.of("max.poll.records", BATCH)),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
        Map<String, List<PartitionInfo>> known = consumer.listTopics();
        partitions = topics.stream()
                .flatMap(topic -> known.getOrDefault(topic.topicName(), List.of()).stream())
                .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
    }

    /** @throws Problem 409 where Kafka no longer has the beginning */
    void refuseTorn() {
        consumer.beginningOffsets(partitions).forEach((partition, begin) -> {
            if (begin > 0) {
                throw Problem.conflict(
                        partition + " begins at " + begin + ": Kafka no longer has what came before, and the"
                                + " counters would lose it. Keep them, or ask with torn=true to count only what there is");
            }
        });
    }

    /** Gives what there is now, from where it was left, in batches. */
    void readOn(Consumer<List<Event>> sink) {
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
            List<Event> batch = new ArrayList<>();
            for (ConsumerRecord<byte[], byte[]> message : consumer.poll(Duration.ofMillis(200))) {
                try {
                    batch.add(EventJson.read(
                            message.value(), Topic.named(message.topic()).eventClass()));
                } catch (UnreadableEvent e) {
                    unreadable++;
                }
            }
            events += batch.size();
            if (!batch.isEmpty()) {
                sink.accept(batch);
            }
        }
    }

    long events() {
        return events;
    }

    long unreadable() {
        return unreadable;
    }

    @Override
    public void close() {
        consumer.close();
    }
}
