package aicmo.cam.classifier.evaluate;

import aicmo.cam.classifier.ReplyClassifier;
import aicmo.cam.events.ReplyClass;
import aicmo.cam.mail.InternetMessage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What the classifier makes of a folder of labelled messages.
 *
 * @param unreadable files that are missing or whose label is none of the six
 */
record FolderScore(String folder, List<Judged> judged, List<String> unreadable) {

    static final String FILE = "labels.tsv";

    /** Reads {@code labels.tsv} (columns path, label, optionally hardness) and the messages that it names. */
    static FolderScore of(Path folder, ReplyClassifier classifier) throws IOException {
        List<Judged> judged = new ArrayList<>();
        List<String> unreadable = new ArrayList<>();
        for (Map<String, String> row : Tsv.rows(folder.resolve(FILE))) {
            Path message = folder.resolve(row.getOrDefault("path", ""));
            if (!Files.isRegularFile(message) || !isClass(row.getOrDefault("label", ""))) {
                unreadable.add(row.getOrDefault("path", "") + " (" + row.getOrDefault("label", "") + ")");
                continue;
            }
            InternetMessage mail = InternetMessage.parse(Files.readAllBytes(message));
            judged.add(new Judged(
                    row.get("path"),
                    ReplyClass.valueOf(row.get("label")),
                    row.getOrDefault("hardness", ""),
                    classifier.classify(MailMessage.of(mail))));
        }
        return new FolderScore(folder.getFileName().toString(), judged, unreadable);
    }

    private static boolean isClass(String label) {
        for (ReplyClass replyClass : ReplyClass.values()) {
            if (replyClass.name().equals(label)) {
                return true;
            }
        }
        return false;
    }

    long right() {
        return judged.stream().filter(Judged::isRight).count();
    }

    long labelled(ReplyClass label) {
        return judged.stream().filter(one -> one.label() == label).count();
    }

    long understoodAs(ReplyClass answer) {
        return judged.stream()
                .filter(one -> one.verdict().replyClass() == answer)
                .count();
    }

    long both(ReplyClass label, ReplyClass answer) {
        return judged.stream()
                .filter(one -> one.label() == label && one.verdict().replyClass() == answer)
                .count();
    }

    long withHardness() {
        return judged.stream().filter(Judged::hasHardness).count();
    }

    long hardnessRight() {
        return judged.stream().filter(Judged::isHardnessRight).count();
    }

    /** How often each class was understood as each other. */
    Map<ReplyClass, Map<ReplyClass, Long>> confusion() {
        Map<ReplyClass, Map<ReplyClass, Long>> confusion = new EnumMap<>(ReplyClass.class);
        for (Judged one : judged) {
            confusion
                    .computeIfAbsent(one.label(), label -> new EnumMap<>(ReplyClass.class))
                    .merge(one.verdict().replyClass(), 1L, Long::sum);
        }
        return confusion;
    }

    /** How far the stated confidence is from what came true: the mean over ten bands, weighed by their messages. */
    double calibrationError() {
        double error = 0;
        for (int band = 0; band < 10; band++) {
            int number = band;
            List<Judged> in = judged.stream()
                    .filter(one -> Math.min(9, (int) (one.verdict().confidence() * 10)) == number)
                    .toList();
            double stated =
                    in.stream().mapToDouble(one -> one.verdict().confidence()).sum();
            long came = in.stream().filter(Judged::isRight).count();
            error += Math.abs(stated - came);
        }
        return judged.isEmpty() ? 0 : error / judged.size();
    }
}
