package aicmo.cam.messaging.outbox;

import aicmo.cam.messaging.Failures;
import aicmo.cam.messaging.KafkaAccess;
import aicmo.cam.messaging.MessagingConfig;
import aicmo.cam.messaging.MessagingMetrics;
import aicmo.cam.messaging.database.SideConnections;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.Producer;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Jdbi;

/** Keeps the relay going: woken by each commit that published, else by the clock, and again after every failure. */
@ApplicationScoped
class RelayLoop {
    private static final Logger LOG = Logger.getLogger(RelayLoop.class);
    private static final Duration SOON = Duration.ofMillis(50);
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(2);
    private static final Duration FAREWELL = Duration.ofSeconds(5);

    private final Jdbi jdbi;
    private final MessagingMetrics metrics;
    private final MessagingConfig config;
    private final KafkaAccess kafka;
    private final Semaphore wakes = new Semaphore(0);
    private final Thread thread = new Thread(this::run, "outbox-relay");
    private volatile boolean stopping;
    private volatile String trouble;

    RelayLoop(
            @Identifier(SideConnections.NAME) Jdbi jdbi,
            MessagingMetrics metrics,
            MessagingConfig config,
            KafkaAccess kafka) {
        this.jdbi = jdbi;
        this.metrics = metrics;
        this.config = config;
        this.kafka = kafka;
    }

    /** Something was committed to the outbox. */
    void wake() {
        wakes.release();
    }

    /** {@return why the last try failed, in words; empty where it did not} */
    Optional<String> trouble() {
        return Optional.ofNullable(trouble);
    }

    void start(@Observes StartupEvent event) {
        thread.setDaemon(true);
        thread.start();
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        stopping = true;
        wake();
        if (thread.isAlive() && !thread.join(FAREWELL)) {
            thread.interrupt();
            thread.join(FAREWELL);
        }
    }

    private void run() {
        while (!stopping) {
            try {
                relayTo(RelayProducer.open(kafka, config.deliveryTimeout()));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } catch (RuntimeException | Error e) {
                // an Error too: without this thread the service would go on deciding and never tell
                trouble = Failures.inWords(e);
                LOG.warnf("the outbox waits, the next try is in %s: %s", AFTER_FAILURE, trouble);
                await(AFTER_FAILURE);
            }
        }
    }

    /** Closes without waiting: what Kafka has not acknowledged is still in the outbox, and Kafka may be away for long. */
    private void relayTo(Producer<byte[], byte[]> producer) throws InterruptedException {
        try {
            relay(new OutboxRelay(jdbi, producer, metrics, config.batch()));
        } finally {
            producer.close(Duration.ZERO);
        }
    }

    private void relay(OutboxRelay relay) throws InterruptedException {
        Duration busy = SOON;
        while (!stopping) {
            switch (relay.drain()) {
                case ALL -> {
                    trouble = null;
                    busy = SOON;
                    await(config.poll());
                }
                case BUSY_ELSEWHERE -> {
                    await(busy);
                    busy = shorter(busy.multipliedBy(2), config.poll());
                }
            }
        }
    }

    private void await(Duration atMost) {
        try {
            if (wakes.tryAcquire(atMost.toNanos(), TimeUnit.NANOSECONDS)) {
                wakes.drainPermits();
            }
        } catch (InterruptedException e) {
            stopping = true;
            Thread.currentThread().interrupt();
        }
    }

    private static Duration shorter(Duration a, Duration b) {
        return a.compareTo(b) < 0 ? a : b;
    }
}
