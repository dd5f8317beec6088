package aicmo.cam.bench.ingest;

import aicmo.cam.bench.Figure;
import aicmo.cam.bench.ground.Cpu;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * CPU seconds that each part of the system took until some moment.
 *
 * @param nanos that moment
 * @param parts kafka and bench are this JVM: the broker, the bare client and who reads the events
 * @param inboxThreads the inbox's part by kind of thread
 */
record Load(long nanos, Map<String, Double> parts, Map<String, Double> inboxThreads) {
    private static final int MOST_THREADS = 8;

    static Load now(ProcessHandle inbox) {
        Map<String, Double> parts = new LinkedHashMap<>();
        parts.put("inbox", Cpu.seconds(inbox));
        parts.put("postgresql", Cpu.ofPostgres());
        parts.put("dovecot", ofDovecot());
        parts.put("kafka and bench", Cpu.seconds(ProcessHandle.current()));
        return new Load(System.nanoTime(), parts, Cpu.ofThreads(inbox));
    }

    Load since(Load before) {
        return new Load(nanos - before.nanos, minus(parts, before.parts), minus(inboxThreads, before.inboxThreads));
    }

    /** Each beside what the machine had over all its cores. */
    List<Figure> figures(String prefix) {
        OptionalDouble available =
                OptionalDouble.of(nanos / 1e9 * Runtime.getRuntime().availableProcessors());
        List<Figure> figures = new ArrayList<>();
        parts.forEach((part, seconds) -> figures.add(new Figure(prefix + "cpu " + part, seconds, "s", available)));
        inboxThreads.entrySet().stream()
                .filter(thread -> thread.getValue() > 0)
                .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
                .limit(MOST_THREADS)
                .forEach(thread -> figures.add(
                        new Figure(prefix + "  inbox's " + thread.getKey(), thread.getValue(), "s", available)));
        return figures;
    }

    private static Map<String, Double> minus(Map<String, Double> now, Map<String, Double> before) {
        Map<String, Double> left = new LinkedHashMap<>(now);
        before.forEach((name, seconds) -> left.merge(name, -seconds, Double::sum));
        return left;
    }

    private static double ofDovecot() {
        return ProcessHandle.current()
                .descendants()
                .filter(process -> process.info().command().orElse("").contains("/dovecot/"))
                .mapToDouble(Cpu::seconds)
                .sum();
    }
}
