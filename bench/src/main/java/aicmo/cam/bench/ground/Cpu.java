package aicmo.cam.bench.ground;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/** What processes and threads took of the machine until now; of threads and memory only Linux tells. */
public final class Cpu {
    private static final double TICKS_A_SECOND = 100;

    private Cpu() {}

    /** CPU seconds of a process. */
    public static double seconds(ProcessHandle process) {
        return process.info().totalCpuDuration().orElse(Duration.ZERO).toMillis() / 1000.0;
    }

    /** CPU seconds of the PostgreSQL that this JVM started, with all connections that are open now. */
    public static double ofPostgres() {
        return ProcessHandle.current()
                .descendants()
                .filter(process -> process.info().command().orElse("").endsWith("/postgres"))
                .mapToDouble(Cpu::seconds)
                .sum();
    }

    /** CPU seconds by the kind of thread: its name without the number; empty where the system does not tell. */
    public static Map<String, Double> ofThreads(ProcessHandle process) {
        Map<String, Double> seconds = new HashMap<>();
        Path tasks = Path.of("/proc", Long.toString(process.pid()), "task");
        if (!Files.isDirectory(tasks)) {
            return seconds;
        }
        try (Stream<Path> threads = Files.list(tasks)) {
            threads.forEach(thread -> add(thread, seconds));
        } catch (IOException e) {
            throw new IllegalStateException("the threads of " + process.pid() + " cannot be read", e);
        }
        return seconds;
    }

    /** The most memory that a process had resident so far, MB of 2^20; empty where the system does not tell. */
    public static OptionalDouble mostResident(ProcessHandle process) throws IOException {
        Path status = Path.of("/proc", Long.toString(process.pid()), "status");
        if (!Files.exists(status)) {
            return OptionalDouble.empty();
        }
        return Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("VmHWM:"))
                .mapToDouble(line -> Double.parseDouble(line.replaceAll("\\D", "")) / 1024)
                .findFirst();
    }

    /** Fields 14 and 15 of proc_pid_stat(5), behind the name in brackets, which may hold anything. */
    private static void add(Path thread, Map<String, Double> seconds) {
        List<String> lines;
        try {
            lines = Files.readAllLines(thread.resolve("stat"));
        } catch (IOException ended) {
            return;
        }
        String stat = lines.getFirst();
        String name = stat.substring(stat.indexOf('(') + 1, stat.lastIndexOf(')'));
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
        double used = (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) / TICKS_A_SECOND;
        seconds.merge(name.replaceAll("[-# ]*[0-9]+[-0-9]*$", ""), used, Double::sum);
    }
}
