package aicmo.cam.messaging.outbox;

import aicmo.cam.messaging.MessagingMetrics;
import aicmo.cam.messaging.intake.Intake;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * Carries the outbox to Kafka, in the order of its ids, and deletes what Kafka has acknowledged.
 *
 * <p>It keeps no "last position": PostgreSQL hands out ids before their transactions become visible, so a cursor would pass over
 * a late one. A crash between acknowledgement and deletion publishes a row again; {@link Intake} applies it once.
 *
 * <p>One relay of a database is at work at a time, by an advisory lock of its session, so replicas don't overtake each other
 * within a key. The lock is of the session and not of a transaction, so that none stays open while Kafka is away.
 *
 * <p>The first row that fails ends the producer, on the producer's own thread and so before it can send a successor. What was not
 * acknowledged stays in the outbox, and a new producer sends it again in order.
 *
 * <p>A new relay sends one row alone before it sends many. So a row that Kafka refuses is tried again by itself: it holds back
 * what comes after it, and nothing that Kafka has taken is sent again with each try.
 */
public final class OutboxRelay {
    private static final long BATCH_BYTES = 8 * 1024 * 1024;
    /** Longer than any producer's delivery time-out: past it the producer's own thread is gone. */
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(10);

    private static final String LOCK = "hashtextextended(current_schema() || '.outbox', 0)";

    private final Jdbi jdbi;
    private final OutboxTable outbox;
    private final Producer<byte[], byte[]> producer;
    private final MessagingMetrics metrics;
    private final int batch;
    private final AtomicBoolean failed = new AtomicBoolean();
    private boolean proven;

    /**
     * A relay from this database to this producer.
     *
     * @param producer from {@link RelayProducer}; closed here where a row fails, else by its owner
     * @param batch rows that are sent before their acknowledgements are awaited
     */
    public OutboxRelay(Jdbi jdbi, Producer<byte[], byte[]> producer, MessagingMetrics metrics, int batch) {
        if (batch < 1) {
            throw new IllegalArgumentException("a batch of " + batch + " rows publishes nothing; say at least 1");
        }
        this.jdbi = jdbi;
        this.outbox = new OutboxTable(jdbi);
        this.producer = producer;
        this.metrics = metrics;
        this.batch = batch;
    }

    /** What came of one {@link #drain}. */
    public enum Drained {
        /** The outbox is empty. */
        ALL,
        /** Another replica's relay is at work: come again soon, in case it was just leaving. */
        BUSY_ELSEWHERE
    }

    /**
     * Publishes until the outbox is empty.
     *
     * @throws KafkaException where Kafka refused a record or did not acknowledge it in time; it and what was not acknowledged stay in the outbox. A new relay and
     *     a new producer are to try again.
     * @throws InterruptedException where the thread is to end; what was not acknowledged stays in the outbox
     */
    public Drained drain() throws InterruptedException {
        try (Handle handle = jdbi.open()) {
            if (!lock(handle)) {
                return Drained.BUSY_ELSEWHERE;
            }
            try {
                for (List<OutboxRow> rows = next(handle); !rows.isEmpty(); rows = next(handle)) {
                    publish(handle, rows);
                }
                return Drained.ALL;
            } finally {
                unlock(handle);
            }
        }
    }

    private List<OutboxRow> next(Handle handle) {
        return outbox.oldest(handle, proven ? batch : 1, BATCH_BYTES);
    }

    private void publish(Handle handle, List<OutboxRow> rows) throws InterruptedException {
        List<Future<?>> sends = send(rows);
        List<OutboxRow> acknowledged = new ArrayList<>(sends.size());
        KafkaException refused = null;
        for (int i = 0; i < sends.size(); i++) {
            try {
                sends.get(i).get(LONGEST_WAIT.toMillis(), TimeUnit.MILLISECONDS);
                acknowledged.add(rows.get(i));
            } catch (ExecutionException e) {
                refused = refused == null ? new KafkaException("Kafka refused " + rows.get(i), e.getCause()) : refused;
            } catch (TimeoutException e) {
                refused = new KafkaException(
                        "The producer has not said for " + LONGEST_WAIT + " what became of " + rows.get(i), e);
                break;
            }
        }
        outbox.delete(handle, acknowledged.stream().map(OutboxRow::id).toList());
        acknowledged.forEach(row -> metrics.published(row.topic()));
        if (refused != null) {
            throw refused;
        }
        proven = true;
    }

    /** Sends up to the first row that fails: those after it must not overtake it. */
    private List<Future<?>> send(List<OutboxRow> rows) {
        List<Future<?>> sends = new ArrayList<>(rows.size());
        for (OutboxRow row : rows) {
            Future<?> send = send(row);
            sends.add(send);
            if (send.state() == Future.State.FAILED || failed.get()) {
                break;
            }
        }
        return sends;
    }

    private Future<?> send(OutboxRow row) {
        Thread relay = Thread.currentThread();
        try {
            return producer.send(recordOf(row), (place, failure) -> {
                if (failure != null && Thread.currentThread() != relay && failed.compareAndSet(false, true)) {
                    producer.close(Duration.ZERO);
                }
            });
        } catch (KafkaException | IllegalStateException e) {
            // an IllegalStateException says that the producer was closed meanwhile
            return CompletableFuture.failedFuture(e);
        }
    }

    private static ProducerRecord<byte[], byte[]> recordOf(OutboxRow row) {
        byte[] key = row.key() == null ? null : row.key().getBytes(StandardCharsets.UTF_8);
        ProducerRecord<byte[], byte[]> message = new ProducerRecord<>(row.topic(), key, row.payload());
        row.headers().forEach((name, value) -> message.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        return message;
    }

    private static boolean lock(Handle handle) {
        return handle.createQuery("select pg_try_advisory_lock(" + LOCK + ")")
                .mapTo(Boolean.class)
                .one();
    }

    private static void unlock(Handle handle) {
        handle.createQuery("select pg_advisory_unlock(" + LOCK + ")")
                .mapTo(Boolean.class)
                .one();
    }
}
