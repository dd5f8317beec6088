package aicmo.cam.bench.ground;

import aicmo.cam.events.Event;
import aicmo.cam.events.Topic;
import aicmo.cam.messaging.EventJson;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads all events of one topic, from its beginning, on a thread of its own. */
public final class Tap<E extends Event> implements AutoCloseable {
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Class<E> type;
    private final Consumer<E> sink;
    private final AtomicReference<RuntimeException> failure = new AtomicReference<>();
    private final Thread thread;
    private volatile boolean closing;

    private Tap(Ground ground, Topic topic, Class<E> type, Consumer<E> sink) {
        this.consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", ground.kafka(), "auto.offset.reset", "earliest"),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
        this.type = type;
        this.sink = sink;
        List<TopicPartition> partitions = consumer.partitionsFor(topic.topicName()).stream()
                .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        this.thread = Thread.ofPlatform().name("tap-" + topic.topicName()).start(this::read);
    }

    /** @param sink called on one thread, in the order of each partition */
    public static <E extends Event> Tap<E> open(Ground ground, Topic topic, Class<E> type, Consumer<E> sink) {
        return new Tap<>(ground, topic, type, sink);
    }

    /** @throws IllegalStateException where it reads no more */
    public void check() {
        if (failure.get() != null) {
            throw new IllegalStateException("events of " + type.getSimpleName() + " are not read", failure.get());
        }
    }

    @Override
    public void close() {
        closing = true;
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void read() {
        try (consumer) {
            while (!closing) {
                for (ConsumerRecord<byte[], byte[]> message : consumer.poll(Duration.ofMillis(100))) {
                    sink.accept(EventJson.read(message.value(), type));
                }
            }
        } catch (RuntimeException e) {
            failure.set(e);
        }
    }
}
