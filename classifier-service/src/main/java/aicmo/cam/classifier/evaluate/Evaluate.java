package aicmo.cam.classifier.evaluate;

import aicmo.cam.classifier.ReplyClassifier;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * {@code ./cam evaluate [FOLDER…] [--json FILE]}: measures the classifier. Exit code 0 whenever it ran, 2 where there is nothing to
 * measure or the arguments can't be understood.
 */
public final class Evaluate {

    private static final String HELP = """
            ./cam evaluate [FOLDER...] [--json FILE]

            Each FOLDER holds labels.tsv (columns path, label, optionally hardness) beside the messages that it names, or pairs.tsv
            (columns input, expected) to score the stripping of quoted text, or folders of these kinds. Labels are BOUNCE, OOO,
            UNSUB, NEGATIVE, POSITIVE, NEUTRAL. --json writes the figures.
            """;

    private Evaluate() {}

    public static void main(String[] arguments) throws IOException {
        // UTF-8 whatever the console's locale: addresses and phrases are of every script.
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        System.exit(run(List.of(arguments), out));
    }

    static int run(List<String> arguments, PrintStream out) throws IOException {
        List<Path> given = new ArrayList<>();
        Path json = null;
        for (int i = 0; i < arguments.size(); i++) {
            String argument = arguments.get(i);
            if (argument.equals("--help") || argument.equals("-h")) {
                out.print(HELP);
                return 0;
            } else if (argument.equals("--json") && i + 1 < arguments.size()) {
                json = Path.of(arguments.get(++i));
            } else if (argument.startsWith("-")) {
                out.printf("evaluate: %s is no option, or lacks its value%n%n%s", argument, HELP);
                return 2;
            } else {
                given.add(Path.of(argument));
            }
        }
        return measure(given.isEmpty() ? beside() : given, json, out);
    }

    private static int measure(List<Path> given, Path json, PrintStream out) throws IOException {
        List<Path> folders = folders(given);
        if (folders.isEmpty()) {
            out.printf(
                    "evaluate: %s; give a folder with labels.tsv or pairs.tsv%n%n%s",
                    given.isEmpty() ? "no corpora beside the project" : "no labels.tsv and no pairs.tsv in " + given,
                    HELP);
            return 2;
        }
        ReplyClassifier classifier = new ReplyClassifier();
        List<FolderScore> scores = new ArrayList<>();
        List<QuoteScore> quotes = new ArrayList<>();
        for (Path folder : folders) {
            if (Files.exists(folder.resolve(FolderScore.FILE))) {
                scores.add(FolderScore.of(folder, classifier));
            }
            if (Files.exists(folder.resolve(QuoteScore.FILE))) {
                quotes.add(QuoteScore.of(folder));
            }
        }
        Report report = new Report(scores, quotes);
        out.print(report.inWords());
        if (json != null) {
            new ObjectMapper().writerWithDefaultPrettyPrinter().writeValue(json.toFile(), report.document());
        }
        return 0;
    }

    /** The corpora that stand beside the project's folder, where there are any. */
    private static List<Path> beside() {
        Path root =
                Path.of(System.getProperty("cam.root", ".")).toAbsolutePath().normalize();
        Path corpora = root.resolveSibling("shared").resolve("corpora");
        return Files.isDirectory(corpora) ? List.of(corpora) : List.of();
    }

    private static List<Path> folders(List<Path> given) throws IOException {
        List<Path> folders = new ArrayList<>();
        for (Path folder : given) {
            if (isMeasurable(folder)) {
                folders.add(folder.toAbsolutePath().normalize());
            } else if (Files.isDirectory(folder)) {
                try (Stream<Path> inside = Files.list(folder)) {
                    inside.filter(Evaluate::isMeasurable).sorted().forEach(folders::add);
                }
            }
        }
        return folders;
    }

    private static boolean isMeasurable(Path folder) {
        return Files.exists(folder.resolve(FolderScore.FILE)) || Files.exists(folder.resolve(QuoteScore.FILE));
    }
}
