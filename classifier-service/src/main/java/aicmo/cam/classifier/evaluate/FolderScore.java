package aicmo.cam.classifier.evaluate;

import aicmo.cam.classifier.ReplyClassifier;
import aicmo.cam.classifier.Verdict;
import aicmo.cam.mail.InternetMessage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What the classifier makes of a folder of messages.
 *
 * @param unreadable files that are missing or cannot be read, each with why
 */
record FolderScore(String folder, List<Judged> judged, List<String> unreadable) {

    static final String FILE = "labels.tsv";

    /** Reads {@code labels.tsv} (columns path, label, optionally hardness) and the messages that it names; without one, every {@code .eml}. */
    static FolderScore of(Path folder, ReplyClassifier classifier) throws IOException {
        List<Judged> judged = new ArrayList<>();
        List<String> unreadable = new ArrayList<>();
        for (Labelled labelled : labelled(folder)) {
            try {
                judged.add(judge(labelled, classifier));
            } catch (IOException e) {
                unreadable.add(labelled.path() + " (" + e.getClass().getSimpleName() + ")");
            }
        }
        return new FolderScore(folder.getFileName().toString(), judged, unreadable);
    }

    private static Judged judge(Labelled labelled, ReplyClassifier classifier) throws IOException {
        byte[] bytes = Files.readAllBytes(labelled.file());
        long started = System.nanoTime();
        Verdict verdict = classifier.classify(MailMessage.of(InternetMessage.parse(bytes)));
        return new Judged(labelled, verdict, (System.nanoTime() - started) / 1e6);
    }

    private static List<Labelled> labelled(Path folder) throws IOException {
        Path labels = folder.resolve(FILE);
        if (Files.exists(labels)) {
            return Tsv.rows(labels).stream()
                    .map(row -> Labelled.of(folder, row))
                    .toList();
        }
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(FolderScore::isMessage)
                    .sorted()
                    .map(file -> Labelled.unknown(folder, file))
                    .toList();
        }
    }

    static boolean isMessage(Path file) {
        return file.getFileName().toString().endsWith(".eml") && Files.isRegularFile(file);
    }

    /** The figures over those messages that have a label. */
    Figures figures() {
        return new Figures(judged.stream()
                .filter(one -> one.labelled().label().isPresent())
                .toList());
    }
}
