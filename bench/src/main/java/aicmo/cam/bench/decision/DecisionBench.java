package aicmo.cam.bench.decision;

import aicmo.cam.bench.Bench;
import aicmo.cam.bench.Figure;
import aicmo.cam.bench.ground.Cpu;
import aicmo.cam.bench.ground.Feed;
import aicmo.cam.bench.ground.Ground;
import aicmo.cam.bench.ground.Replica;
import aicmo.cam.bench.ground.Setup;
import aicmo.cam.local.Progress;
import aicmo.cam.local.Service;
import aicmo.cam.messaging.EventId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * {@code ./cam bench decision}: how many events a second one real replica counts, all of one campaign, whose counters are one row; how
 * long its metrics take to read where it has a million mails; and memory. Broker and database are on the same cores. It fails where
 * a counter is wrong in the end.
 */
@Command
public final class DecisionBench implements Bench {
    private static final int WARM_UP = 10_000;
    private static final OptionalDouble EVENTS = OptionalDouble.of(4000);
    private static final OptionalDouble READ = OptionalDouble.of(5);
    private static final OptionalDouble MOST_MEMORY = OptionalDouble.of(400);

    @Option(names = "--mails", defaultValue = "100000")
    private int mails;

    @Option(names = "--rows", defaultValue = "1000000")
    private int rows;

    @Override
    public String name() {
        return "decision";
    }

    @Override
    public String about() {
        return "events a second through the counters, and reading them, among a million mails";
    }

    @Override
    public List<Figure> run(Progress progress) throws Exception {
        progress.update("Starting Kafka, PostgreSQL and the decision service");
        try (Ground ground = Ground.start();
                Feed feed = Feed.open(ground);
                Replica decision =
                        Replica.start(ground, Service.DECISION, "decision", new Setup(Map.of(), List.of()))) {
            decision.awaitReady();
            UUID large = EventId.next();
            progress.update(String.format(Locale.ROOT, "Inserting %,d mails", rows));
            MillionMails.insert(ground, large, rows);
            progress.update("Warming up");
            History warmUp = new History();
            warmUp.tell(feed, WARM_UP);
            awaitExact(decision, warmUp, feed, progress);
            List<Figure> figures = new ArrayList<>();
            figures.add(new Figure("counted", count(decision, feed, progress), "events/s", EVENTS));
            progress.update("Reading");
            Counters counters = new Counters(decision, large);
            figures.addAll(read("metrics", counters.time("metrics"), READ));
            figures.addAll(read("parts by step, variant", counters.time("metrics/parts"), READ));
            figures.addAll(read("evaluation", counters.time("evaluation"), OptionalDouble.empty()));
            Cpu.mostResident(decision.handle())
                    .ifPresent(mb -> figures.add(new Figure("memory, most", mb, "MB", MOST_MEMORY)));
            return figures;
        }
    }

    /** The events stand in Kafka before they are counted: what is measured is the counting, and not who tells them. */
    private double count(Replica decision, Feed feed, Progress progress) throws Exception {
        decision.close();
        History history = new History();
        progress.update("Telling what becomes of " + mails + " mails");
        history.tell(feed, mails);
        feed.flush();
        decision.start();
        decision.awaitReady();
        Counters counters = new Counters(decision, history.campaign());
        while (counters.of(List.of("queued")).get("queued") == 0) {
            TimeUnit.MILLISECONDS.sleep(20);
        }
        long start = System.nanoTime();
        awaitExact(decision, history, feed, progress);
        return history.events() * 1e9 / (System.nanoTime() - start);
    }

    private static void awaitExact(Replica decision, History history, Feed feed, Progress progress) throws Exception {
        feed.flush();
        Counters counters = new Counters(decision, history.campaign());
        Map<String, Long> expected = history.expected();
        Map<String, Long> now = counters.of(expected.keySet());
        while (!now.equals(expected)) {
            for (Map.Entry<String, Long> counter : now.entrySet()) {
                if (counter.getKey().equals("sent") && counter.getValue() > expected.get("sent")) {
                    throw new IllegalStateException("too much was counted: " + now + ", and there is " + expected);
                }
            }
            progress.update("counted: " + now);
            TimeUnit.MILLISECONDS.sleep(50);
            now = counters.of(expected.keySet());
        }
    }

    private static List<Figure> read(String what, Histogram nanos, OptionalDouble limit) {
        return List.of(
                new Figure(what + " p50", nanos.getValueAtPercentile(50) / 1e6, "ms", limit),
                new Figure(what + " p99", nanos.getValueAtPercentile(99) / 1e6, "ms", limit));
    }
}
