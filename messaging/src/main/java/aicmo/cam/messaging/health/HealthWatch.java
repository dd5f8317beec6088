package aicmo.cam.messaging.health;

import aicmo.cam.messaging.Failures;
import aicmo.cam.messaging.MessagingConfig;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Asks Kafka, the database and the consumers at a fixed pace, each on a thread of its own: one that hangs delays no other. */
@ApplicationScoped
class HealthWatch {
    private final List<Probe> probes;
    private final Duration every;
    private final CountDownLatch stop = new CountDownLatch(1);

    HealthWatch(KafkaProbe kafka, DatabaseProbe database, ConsumerProbe consumers, MessagingConfig config) {
        this.probes = List.of(kafka, database, consumers);
        this.every = config.health().every();
    }

    void start(@Observes StartupEvent event) {
        probes.forEach(probe ->
                Thread.ofPlatform().daemon().name("health-" + probe.name()).start(() -> repeat(probe)));
    }

    void stop(@Observes ShutdownEvent event) {
        stop.countDown();
    }

    private void repeat(Probe probe) {
        try (probe) {
            do {
                ask(probe);
            } while (!stop.await(every.toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void ask(Probe probe) throws InterruptedException {
        try {
            probe.ask();
        } catch (RuntimeException | Error e) {
            // an Error too: without this thread readiness would tell for ever what was true once
            probe.failed(Failures.inWords(e));
        }
    }

    /** One question, asked again and again by one thread. */
    interface Probe extends AutoCloseable {
        String name();

        /** Asks, for some seconds at most. */
        void ask() throws InterruptedException;

        /** There was no answer. */
        void failed(String why);

        @Override
        default void close() {
            // most of them keep nothing open
        }
    }
}
