package aicmo.cam.messaging.history;

import aicmo.cam.events.Event;
import aicmo.cam.events.Topic;
import aicmo.cam.messaging.EventJson;
import aicmo.cam.messaging.KafkaAccess;
import aicmo.cam.messaging.UnreadableEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Reads the history of topics for itself: no group, and no offset of anybody is touched. It stands at the beginning of what Kafka
 * has; a topic that is not there yet has no history. For one thread.
 *
 * <p>Every method throws a {@link org.apache.kafka.common.KafkaException} where Kafka can't be asked.
 */
public final class TopicHistory implements AutoCloseable {
    private static final int BATCH = 2000;
    private static final Duration SILENCE = Duration.ofMinutes(1);

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final List<TopicPartition> partitions;
    private long events;
    private long unreadable;

    public TopicHistory(KafkaAccess kafka, Collection<Topic> topics) {
        consumer = new KafkaConsumer<>(
                kafka.with(Map.of("max.poll.records", BATCH)),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
        try {
            Map<String, List<PartitionInfo>> known = consumer.listTopics();
            partitions = topics.stream()
                    .flatMap(topic -> known.getOrDefault(topic.topicName(), List.of()).stream())
                    .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
        } catch (RuntimeException e) {
            consumer.close();
            throw e;
        }
    }

    /** Where Kafka no longer has the beginning, in words; empty where it has everything that ever was told. */
    public Optional<String> torn() {
        return consumer.beginningOffsets(partitions).entrySet().stream()
                .filter(begin -> begin.getValue() > 0)
                .findFirst()
                .map(begin -> begin.getKey() + " begins at " + begin.getValue());
    }

    /**
     * From here on {@link #readOn} gives only what was told then or later.
     *
     * @return where Kafka no longer has everything since then, in words; empty where it has
     */
    public Optional<String> startAt(Instant moment) {
        Map<TopicPartition, Long> asked = new HashMap<>();
        partitions.forEach(partition -> asked.put(partition, moment.toEpochMilli()));
        Map<TopicPartition, OffsetAndTimestamp> found = consumer.offsetsForTimes(asked);
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        partitions.forEach(partition -> {
            OffsetAndTimestamp first = found.get(partition);
            consumer.seek(partition, first == null ? ends.get(partition) : first.offset());
        });
        return consumer.beginningOffsets(partitions).entrySet().stream()
                .filter(begin -> begin.getValue() > 0 && found.get(begin.getKey()) != null)
                .filter(begin -> found.get(begin.getKey()).offset() == begin.getValue()
                        && found.get(begin.getKey()).timestamp() > moment.toEpochMilli())
                .findFirst()
                .map(begin -> begin.getKey() + " begins at "
                        + Instant.ofEpochMilli(found.get(begin.getKey()).timestamp()));
    }

    /** From here on {@link #readOn} gives only the last so many of each partition. */
    public void startAtLast(int most) {
        Map<TopicPartition, Long> begins = consumer.beginningOffsets(partitions);
        consumer.endOffsets(partitions)
                .forEach((partition, end) -> consumer.seek(partition, Math.max(begins.get(partition), end - most)));
    }

    /**
     * Gives what there is now, from where it was left, in batches; in order within a partition.
     *
     * @throws IllegalStateException where Kafka gives nothing for a minute though there is more
     */
    public void readOn(Consumer<List<Event>> sink) {
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        long heard = System.nanoTime();
        while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
            List<Event> batch = new ArrayList<>();
            for (ConsumerRecord<byte[], byte[]> message : consumer.poll(Duration.ofMillis(200))) {
                heard = System.nanoTime();
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
                heard = System.nanoTime();
            } else if (System.nanoTime() - heard > SILENCE.toNanos()) {
                throw new IllegalStateException(
                        "Kafka has given nothing for " + SILENCE + " though there is more; is it away? Ask again");
            }
        }
    }

    /** How many were given. */
    public long events() {
        return events;
    }

    /** How many could not be read. */
    public long unreadable() {
        return unreadable;
    }

    @Override
    public void close() {
        consumer.close();
    }
}
