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
 * {@code ./cam evaluate [DIR…]}: measures the classifier. Exit code 0 whenever it ran, 2 where there is nothing to measure or the
 * arguments can't be understood.
 */
public final class Evaluate {

    private static final String HELP = """
            ./cam evaluate [DIR...] [--tsv FILE] [--json FILE] [--quotes DIR] [--rules-only]

            Each DIR holds labels.tsv (columns path, label, optionally hardness, status, return_date) beside the messages that it
            names, or folders of that kind, or just messages (*.eml), which are understood and not scored. Labels are BOUNCE, OOO,
            UNSUB, NEGATIVE, POSITIVE, NEUTRAL. Without DIR the collections beside the project are measured.

              --tsv FILE    writes path, label, predicted, confidence, hardness, status, return_date, reason, millis, language, scope
              --json FILE   writes the figures
              --quotes DIR  reads pairs.tsv (columns input, expected) and scores what is left when quoted text is taken away
              --rules-only  leaves the trained model aside, to show what it is worth
            """;

    private Evaluate() {}

    public static void main(String[] arguments) throws IOException {
        // UTF-8 whatever the console's locale: addresses and phrases are of every script.
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), false, StandardCharsets.UTF_8);
        int code = run(List.of(arguments), out);
        out.flush();
        System.exit(code);
    }

    static int run(List<String> arguments, PrintStream out) throws IOException {
        try {
            Options options = Options.of(arguments);
            if (options.help()) {
                out.print(HELP);
                return 0;
            }
            return measure(options, out);
        } catch (IllegalArgumentException wrong) {
            out.printf("evaluate: %s%n%n%s", wrong.getMessage(), HELP);
            return 2;
        }
    }

    private static int measure(Options options, PrintStream out) throws IOException {
        boolean nothingGiven = options.folders().isEmpty() && options.quotes().isEmpty();
        List<Path> given = nothingGiven ? beside() : options.folders();
        List<Path> labelled = folders(given, FolderScore.FILE);
        List<Path> paired = new ArrayList<>(options.quotes());
        paired.addAll(folders(given, QuoteScore.FILE));
        given.stream()
                .filter(folder -> labelled.isEmpty() && paired.isEmpty() && holdsMessages(folder))
                .forEach(labelled::add);
        if (labelled.isEmpty() && paired.isEmpty()) {
            throw new IllegalArgumentException("no labels.tsv, pairs.tsv or *.eml in "
                    + (given.isEmpty() ? "the collections beside the project" : given)
                    + "; name a folder that has them");
        }
        ReplyClassifier classifier = options.rulesOnly() ? ReplyClassifier.ofRules() : new ReplyClassifier();
        WarmUp.of(classifier);
        List<FolderScore> scores = new ArrayList<>();
        for (Path folder : labelled) {
            scores.add(FolderScore.of(folder.toAbsolutePath().normalize(), classifier));
        }
        List<QuoteScore> quotes = new ArrayList<>();
        for (Path folder : paired) {
            quotes.add(QuoteScore.of(folder.toAbsolutePath().normalize()));
        }
        out.print(new Report(scores, quotes).inWords());
        write(options, scores, quotes);
        return 0;
    }

    private static void write(Options options, List<FolderScore> scores, List<QuoteScore> quotes) throws IOException {
        if (options.tsv().isPresent()) {
            Tsv.write(
                    options.tsv().get(),
                    Judged.COLUMNS,
                    scores.stream()
                            .flatMap(score -> score.judged().stream())
                            .map(Judged::columns)
                            .toList());
        }
        if (options.json().isPresent()) {
            new ObjectMapper()
                    .writerWithDefaultPrettyPrinter()
                    .writeValue(options.json().get().toFile(), FiguresDocument.of(scores, quotes));
        }
    }

    /** The corpora that stand beside the project's folder, where there are any. */
    private static List<Path> beside() {
        Path root =
                Path.of(System.getProperty("cam.root", ".")).toAbsolutePath().normalize();
        Path corpora = root.resolveSibling("shared").resolve("corpora");
        return Files.isDirectory(corpora) ? List.of(corpora) : List.of();
    }

    private static List<Path> folders(List<Path> given, String file) throws IOException {
        List<Path> folders = new ArrayList<>();
        for (Path folder : given) {
            if (Files.exists(folder.resolve(file))) {
                folders.add(folder);
            } else if (Files.isDirectory(folder)) {
                try (Stream<Path> inside = Files.list(folder)) {
                    inside.filter(one -> Files.exists(one.resolve(file)))
                            .sorted()
                            .forEach(folders::add);
                }
            }
        }
        return folders;
    }

    private static boolean holdsMessages(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.anyMatch(FolderScore::isMessage);
        } catch (IOException e) {
            return false;
        }
    }
}
