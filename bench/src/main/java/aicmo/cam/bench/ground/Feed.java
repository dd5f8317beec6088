package aicmo.cam.bench.ground;

import aicmo.cam.events.Event;
import aicmo.cam.messaging.KafkaAccess;
import aicmo.cam.messaging.outbox.OutboxRow;
import aicmo.cam.messaging.outbox.RelayProducer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;

/** Publishes events as another service's relay does. */
public final class Feed implements AutoCloseable {
    private static final String SOURCE = "/cam/bench";

    private final Producer<byte[], byte[]> producer;
    private final Queue<Future<RecordMetadata>> sends = new ConcurrentLinkedQueue<>();

    private Feed(Producer<byte[], byte[]> producer) {
        this.producer = producer;
    }

    public static Feed open(Ground ground) {
        return new Feed(RelayProducer.open(KafkaAccess.of(ground.kafka())));
    }

    /** Sends it soon; {@link #flush} waits for it. */
    public void publish(Event event) {
        OutboxRow row = OutboxRow.of(event, SOURCE, Map.of());
        ProducerRecord<byte[], byte[]> message =
                new ProducerRecord<>(row.topic(), row.key().getBytes(StandardCharsets.UTF_8), row.payload());
        row.headers().forEach((name, value) -> message.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        sends.add(producer.send(message));
    }

    /** Returns when Kafka has taken everything. */
    public void flush() throws InterruptedException {
        for (Future<RecordMetadata> send = sends.poll(); send != null; send = sends.poll()) {
            try {
                send.get();
            } catch (ExecutionException e) {
                throw new IllegalStateException("Kafka did not take an event", e.getCause());
            }
        }
    }

    @Override
    public void close() {
        producer.close();
    }
}
