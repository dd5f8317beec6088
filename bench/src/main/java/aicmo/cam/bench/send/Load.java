package aicmo.cam.bench.send;

import aicmo.cam.bench.Figure;
import aicmo.cam.bench.ground.Cpu;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;

/**
 * CPU seconds that each part of the system took until some moment.
 *
 * @param nanos that moment
 * @param parts sender and postgresql are processes; api, kafka, bench and what compiles them live in this JVM and are told apart by their
 *     threads
 * @param senderThreads the sender's part by kind of thread
 */
record Load(long nanos, Map<String, Double> parts, Map<String, Double> senderThreads) {
    private static final int MOST_THREADS = 8;
    private static final List<String> OURS = List.of("java", "main", "tap", "kafka-producer", "HttpClient", "bare");

    static Load now(ProcessHandle sender) {
        Map<String, Double> parts = new LinkedHashMap<>();
        parts.put("sender", Cpu.seconds(sender));
        parts.put("postgresql", Cpu.ofPostgres());
        Cpu.ofThreads(ProcessHandle.current())
                .forEach((thread, seconds) -> parts.merge(part(thread), seconds, Double::sum));
        return new Load(System.nanoTime(), parts, Cpu.ofThreads(sender));
    }

    Load since(Load before) {
        return new Load(nanos - before.nanos, minus(parts, before.parts), minus(senderThreads, before.senderThreads));
    }

    /** Seconds that the machine had, over all its cores. */
    double available() {
        return nanos / 1e9 * Runtime.getRuntime().availableProcessors();
    }

    /** Seconds that all parts took together. */
    double used() {
        return parts.values().stream().mapToDouble(Double::doubleValue).sum();
    }

    /** The share of the machine that they took; what else runs on it is not in it. */
    double busy() {
        return used() / available();
    }

    /** Beside what the machine had. */
    List<Figure> figures(String prefix) {
        List<Figure> figures = new ArrayList<>();
        parts.forEach((part, seconds) ->
                figures.add(new Figure(prefix + "cpu " + part, seconds, "s", OptionalDouble.of(available()))));
        senderThreads.entrySet().stream()
                .filter(thread -> thread.getValue() > 0)
                .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
                .limit(MOST_THREADS)
                .forEach(thread -> figures.add(new Figure(
                        prefix + "  sender's " + thread.getKey(),
                        thread.getValue(),
                        "s",
                        OptionalDouble.of(available()))));
        return figures;
    }

    /** HttpDoor serves on virtual threads and nobody else in this JVM does, so their carriers are the API. */
    private static String part(String thread) {
        if (thread.startsWith("ForkJoinPool")) {
            return "api";
        }
        if (thread.startsWith("C1 Compiler") || thread.startsWith("C2 Compiler")) {
            return "this JVM's compiler";
        }
        return OURS.stream().anyMatch(thread::startsWith) ? "bench" : "kafka";
    }

    private static Map<String, Double> minus(Map<String, Double> now, Map<String, Double> before) {
        Map<String, Double> left = new TreeMap<>(now);
        before.forEach((name, seconds) -> left.merge(name, -seconds, Double::sum));
        return left;
    }
}
