package aicmo.cam.bench.outbox;

import aicmo.cam.events.EmailRequested;
import aicmo.cam.messaging.KafkaAccess;
import aicmo.cam.messaging.MessagingMetrics;
import aicmo.cam.messaging.ThreadTransactions;
import aicmo.cam.messaging.intake.HandledEvents;
import aicmo.cam.messaging.intake.Intake;
import aicmo.cam.messaging.outbox.OutboxRelay;
import aicmo.cam.messaging.outbox.OutboxRow;
import aicmo.cam.messaging.outbox.OutboxTable;
import aicmo.cam.messaging.outbox.RelayProducer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.opentelemetry.api.OpenTelemetry;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jdbi.v3.core.Jdbi;

/**
 * A publisher, its relay and a consumer, made of the services' own classes; only the frames around them (CDI, the scheduler, the
 * connector) are left out.
 */
final class Pipeline implements AutoCloseable {
    private static final int BATCH = 1000;
    private static final String TOPIC = "cam.email-requested";

    private final ThreadTransactions transactions;
    private final Jdbi jdbi;
    private final OutboxTable outbox;
    private final Intake intake;
    private final MessagingMetrics metrics = new MessagingMetrics(new SimpleMeterRegistry());
    private final String kafka;
    private final Consumer<List<UUID>> onHandled;
    private final Semaphore wakes = new Semaphore(0);
    private final LongAdder handled = new LongAdder();
    private final AtomicReference<Throwable> failure = new AtomicReference<>();
    private final List<Thread> threads;
    private volatile boolean closing;

    Pipeline(String kafka, DataSource database, Consumer<List<UUID>> onHandled) {
        this.transactions = new ThreadTransactions(database);
        this.jdbi = transactions.jdbi();
        this.outbox = new OutboxTable(jdbi);
        this.kafka = kafka;
        this.onHandled = onHandled;
        this.intake = new Intake(
                "bench", transactions, new HandledEvents(jdbi), outbox, () -> {}, OpenTelemetry.noop(), metrics);
        this.threads = List.of(start("relay", this::relay), start("consumer", this::consume));
    }

    /** Publishes the events in one transaction. */
    void publish(List<EmailRequested> events) {
        transactions.run(() -> outbox.insert(events.stream()
                .map(event -> OutboxRow.of(event, "/cam/bench", Map.of()))
                .toList()));
        wakes.release();
    }

    long handled() {
        if (failure.get() != null) {
            throw new IllegalStateException("the pipeline broke", failure.get());
        }
        return handled.sum();
    }

    @Override
    public void close() throws InterruptedException {
        closing = true;
        wakes.release();
        for (Thread thread : threads) {
            thread.join();
        }
    }

    private void relay() throws InterruptedException {
        try (Producer<byte[], byte[]> producer = RelayProducer.open(KafkaAccess.of(kafka))) {
            OutboxRelay relay = new OutboxRelay(jdbi, producer, metrics, BATCH);
            while (!closing) {
                if (wakes.tryAcquire(1, TimeUnit.SECONDS)) {
                    wakes.drainPermits();
                }
                relay.drain();
            }
        }
    }

    private void consume() {
        try (KafkaConsumer<String, byte[]> consumer = new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers",
                        kafka,
                        "group.id",
                        "bench",
                        "auto.offset.reset",
                        "earliest",
                        "max.poll.records",
                        Integer.toString(BATCH)),
                new StringDeserializer(),
                new ByteArrayDeserializer())) {
            consumer.subscribe(List.of(TOPIC));
            while (!closing) {
                ConsumerRecords<String, byte[]> records = consumer.poll(Duration.ofMillis(100));
                List<UUID> seen = new java.util.ArrayList<>(records.count());
                intake.each(records, EmailRequested.class, event -> seen.add(event.eventId()));
                onHandled.accept(seen);
                handled.add(seen.size());
            }
        }
    }

    private Thread start(String name, Work work) {
        return Thread.ofPlatform().name(name).start(() -> {
            try {
                work.run();
            } catch (InterruptedException | RuntimeException e) {
                failure.set(e);
            }
        });
    }

    private interface Work {
        void run() throws InterruptedException;
    }
}
