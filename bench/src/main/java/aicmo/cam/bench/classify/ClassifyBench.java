package aicmo.cam.bench.classify;

import aicmo.cam.bench.Bench;
import aicmo.cam.bench.Figure;
import aicmo.cam.local.Progress;
import aicmo.cam.local.Refused;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * {@code ./cam bench classify [DIR…]}: messages a second from raw bytes to a verdict on one thread, beside parsing alone with the same
 * parser; how long single messages take, hostile ones too, and the memory that the rules and the model need.
 */
@Command
public final class ClassifyBench implements Bench {
    private static final OptionalDouble MOST_MILLIS_OF_99_IN_100 = OptionalDouble.of(10);
    private static final OptionalDouble MOST_MILLIS = OptionalDouble.of(100);
    private static final int TRIES = 5;

    @Parameters(paramLabel = "DIR")
    private List<Path> folders = new ArrayList<>();

    @Option(names = "--seconds", defaultValue = "10")
    private double seconds;

    @Override
    public String name() {
        return "classify";
    }

    @Override
    public String about() {
        return "messages a second that the classifier understands";
    }

    @Override
    public List<Figure> run(Progress progress) throws Exception {
        List<byte[]> messages = folders.isEmpty() ? WrittenMessages.all() : MessageFolders.read(folders);
        if (messages.isEmpty()) {
            throw new Refused("no labels.tsv and no *.eml in " + folders + "; name a folder that has them");
        }
        double before = usedMegabytes();
        Reader reader = new Reader(messages);
        progress.update("Warming up over " + messages.size() + " messages");
        reader.parse(seconds / 2);
        reader.understand(seconds);
        double rules = usedMegabytes() - before;
        progress.update("Parsing alone");
        Reader.Run parsed = reader.parse(seconds / 2);
        progress.update("Parsing and understanding");
        Reader.Run understood = reader.understand(seconds);
        progress.update("Hostile texts");
        List<Figure> figures = new ArrayList<>(List.of(
                figure("understood, of a core's time", understood.perCpuSecond(), "messages/s", parsed.perCpuSecond()),
                figure("understood, by the clock", understood.perSecond(), "messages/s", parsed.perSecond()),
                figure(
                        "one message, p50",
                        Reader.Run.part(understood.cpuMillis(), 0.5),
                        "ms",
                        Reader.Run.part(parsed.cpuMillis(), 0.5)),
                new Figure(
                        "one message, p99",
                        Reader.Run.part(understood.cpuMillis(), 0.99),
                        "ms",
                        MOST_MILLIS_OF_99_IN_100),
                new Figure("one message, most", Reader.Run.part(understood.cpuMillis(), 1), "ms", MOST_MILLIS),
                new Figure(
                        "one message by the clock, p99",
                        Reader.Run.part(understood.clockMillis(), 0.99),
                        "ms",
                        MOST_MILLIS_OF_99_IN_100),
                new Figure(
                        "one message by the clock, most",
                        Reader.Run.part(understood.clockMillis(), 1),
                        "ms",
                        MOST_MILLIS)));
        figures.add(hostile(reader));
        figures.add(new Figure("rules and model", rules, "MB", OptionalDouble.empty()));
        return figures;
    }

    private static Figure figure(String name, double value, String unit, double limit) {
        return new Figure(name, value, unit, OptionalDouble.of(limit));
    }

    /** The slowest text in the best of some tries, in CPU time: how long the work takes, not how busy the machine is. */
    private static Figure hostile(Reader reader) {
        String slowest = "";
        double most = 0;
        for (Map.Entry<String, String> text : HostileTexts.all().entrySet()) {
            double person = best(reader, message("Lena <lena@hotel.example>", text.getValue()));
            double system = best(reader, message("MAILER-DAEMON@mx.hotel.example", text.getValue()));
            if (Math.max(person, system) > most) {
                most = Math.max(person, system);
                slowest = text.getKey();
            }
        }
        return new Figure("slowest hostile text (" + slowest + ")", most, "ms", MOST_MILLIS);
    }

    private static double best(Reader reader, byte[] message) {
        double best = Double.MAX_VALUE;
        for (int i = 0; i < TRIES; i++) {
            best = Math.min(best, reader.cpuMillis(message));
        }
        return best;
    }

    private static byte[] message(String from, String text) {
        return ("From: " + from + "\nSubject: Re: A quieter season?\nContent-Type: text/plain; charset=utf-8\n\n"
                        + text)
                .getBytes(StandardCharsets.UTF_8);
    }

    private static double usedMegabytes() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() / 1048576.0;
    }
}
