package aicmo.cam.bench.outbox;

import aicmo.cam.bench.Bench;
import aicmo.cam.bench.Figure;
import aicmo.cam.bench.Medians;
import aicmo.cam.bench.ground.Ground;
import aicmo.cam.bench.ground.Letters;
import aicmo.cam.events.EmailRequested;
import aicmo.cam.local.Progress;
import aicmo.cam.messaging.EventJson;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.Histogram;
import picocli.CommandLine.Command;

/**
 * {@code ./cam bench outbox}: how many events a second go from the transaction that publishes them to the transaction that handled
 * them, beside the rate at which the same PostgreSQL takes the same rows bare; and how long one takes when little is going on.
 */
@Command
public final class OutboxBench implements Bench {
    private static final int ROUNDS = 5;
    private static final int BATCH = 1000;
    private static final int BATCHES = 30;
    private static final int LIGHT_EVENTS = 500;
    private static final long LIGHT_PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(10);

    private final Letters letters = new Letters(1);
    private final Map<UUID, Long> committedAt = new ConcurrentHashMap<>();
    private final Histogram latency = new Histogram(TimeUnit.SECONDS.toNanos(60), 3);

    @Override
    public String name() {
        return "outbox";
    }

    @Override
    public String about() {
        return "events a second from the transaction to the consumer's handled transaction";
    }

    @Override
    public List<Figure> run(Progress progress) throws Exception {
        progress.update("Starting Kafka and PostgreSQL");
        try (Ground ground = Ground.start();
                HouseDatabase database = HouseDatabase.open(ground);
                Pipeline pipeline = new Pipeline(ground.kafka(), database.pool(), this::measureLatency)) {
            BareTable bare = new BareTable(database.pool());
            List<byte[]> payloads =
                    letters.batch(BATCH).stream().map(EventJson::write).toList();
            progress.update("Warming up");
            bare.rate(payloads, BATCHES);
            throughput(pipeline, BATCHES);
            double[] limits = new double[ROUNDS];
            double[] rates = new double[ROUNDS];
            for (int round = 0; round < ROUNDS; round++) {
                progress.update("Throughput, round " + (round + 1) + " of " + ROUNDS);
                limits[round] = bare.rate(payloads, BATCHES);
                rates[round] = throughput(pipeline, BATCHES);
            }
            progress.update("Latency at a light load");
            lightLoad(pipeline);
            return List.of(
                    new Figure("throughput", Medians.of(rates), "events/s", OptionalDouble.of(Medians.of(limits))),
                    latency("latency p50", 50),
                    latency("latency p99", 99));
        }
    }

    private Figure latency(String name, double percentile) {
        return new Figure(name, latency.getValueAtPercentile(percentile) / 1e6, "ms", OptionalDouble.empty());
    }

    /** Events a second, from before the first is published until the last is handled. */
    private double throughput(Pipeline pipeline, int batches) {
        List<List<EmailRequested>> events = new ArrayList<>();
        for (int i = 0; i < batches; i++) {
            events.add(letters.batch(BATCH));
        }
        long before = pipeline.handled();
        long start = System.nanoTime();
        events.forEach(pipeline::publish);
        awaitHandled(pipeline, before + (long) batches * BATCH);
        return batches * BATCH / ((System.nanoTime() - start) / 1e9);
    }

    private void lightLoad(Pipeline pipeline) {
        long before = pipeline.handled();
        for (int i = 0; i < LIGHT_EVENTS; i++) {
            EmailRequested event = letters.letter();
            committedAt.put(event.eventId(), Long.MAX_VALUE);
            pipeline.publish(List.of(event));
            committedAt.put(event.eventId(), System.nanoTime());
            LockSupport.parkNanos(LIGHT_PAUSE_NANOS);
        }
        awaitHandled(pipeline, before + LIGHT_EVENTS);
    }

    private void measureLatency(List<UUID> handled) {
        long now = System.nanoTime();
        for (UUID event : handled) {
            Long committed = committedAt.remove(event);
            if (committed != null) {
                latency.recordValue(committed == Long.MAX_VALUE ? 0 : now - committed);
            }
        }
    }

    private static void awaitHandled(Pipeline pipeline, long enough) {
        while (pipeline.handled() < enough) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
        }
    }
}
