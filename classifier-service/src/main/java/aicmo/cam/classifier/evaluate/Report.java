package aicmo.cam.classifier.evaluate;

import aicmo.cam.events.ReplyClass;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What was measured, in words for a person. */
record Report(List<FolderScore> folders, List<QuoteScore> quotes) {

    private static final int MOST_MISTAKES = 25;
    private static final int MOST_NAMED = 20;

    String inWords() {
        StringBuilder words = new StringBuilder();
        folders.forEach(folder -> describe(folder, words));
        quotes.forEach(score -> describe(score, words));
        return words.toString();
    }

    private static void describe(FolderScore folder, StringBuilder words) {
        Figures figures = folder.figures();
        say(words, "%n%s: %d messages", folder.folder(), folder.judged().size());
        if (figures.judged().isEmpty()) {
            say(words, ", none with a label%n");
        } else {
            say(words, ", understood %s%n", percent(figures.right()));
            classes(figures, words);
            confusion(figures, words);
            calibration(figures, words);
        }
        say(words, "  slowest message: %.1f ms%n", slowest(folder));
        figures.mistakes().stream().limit(MOST_MISTAKES).forEach(one -> say(words, "  mistake: %s%n", one.inWords()));
        unreadable(folder.unreadable(), words);
    }

    private static void classes(Figures figures, StringBuilder words) {
        say(words, "  %-9s %6s %10s %10s %7s%n", "class", "n", "precision", "recall", "F1");
        for (ReplyClass one : ReplyClass.values()) {
            if (isSeen(figures, one)) {
                say(
                        words,
                        "  %-9s %6d %10.3f %10.3f %7.3f%n",
                        one,
                        figures.recall(one).of(),
                        figures.precision(one).value(),
                        figures.recall(one).value(),
                        figures.f1(one));
            }
        }
        detail("hard or soft", figures.hardness(), words);
        detail("status", figures.status(), words);
        detail("return date", figures.returnDate(), words);
    }

    private static void detail(String name, Figures.Share share, StringBuilder words) {
        if (share.of() > 0) {
            say(words, "  %s right: %s%n", name, percent(share));
        }
    }

    private static void confusion(Figures figures, StringBuilder words) {
        List<ReplyClass> seen = List.of(ReplyClass.values()).stream()
                .filter(one -> isSeen(figures, one))
                .toList();
        say(words, "  %-18s", "label \\ understood");
        seen.forEach(one -> say(words, " %8s", one));
        say(words, "%n");
        figures.confusion().forEach((label, answers) -> {
            say(words, "  %-18s", label);
            seen.forEach(one -> say(words, " %8d", answers.getOrDefault(one, 0L)));
            say(words, "%n");
        });
    }

    private static void calibration(Figures figures, StringBuilder words) {
        say(words, "  expected calibration error: %.3f%n", figures.calibrationError());
        figures.bands()
                .forEach(band -> say(
                        words,
                        "    confidence %.1f to %.1f: %5d messages, stated %.3f, right %.3f%n",
                        band.from(),
                        band.to(),
                        band.messages(),
                        band.stated(),
                        band.came()));
    }

    private static void describe(QuoteScore score, StringBuilder words) {
        say(
                words,
                "%n%s: %d of %d exactly what the author wrote (%.1f %%), leaked %.1f %% of the words left, lost %.1f %% of the author's%n",
                score.folder(),
                score.exact(),
                score.pairs(),
                100 * share(score.exact(), score.pairs()),
                100 * share(score.leaked(), score.left()),
                100 * share(score.lost(), score.expected()));
        score.missed().stream().limit(MOST_MISTAKES).forEach(missed -> say(words, "  not exactly: %s%n", missed));
        unreadable(score.unreadable(), words);
    }

    private static void unreadable(List<String> files, StringBuilder words) {
        if (!files.isEmpty()) {
            say(
                    words,
                    "  %d not read: %s%s%n",
                    files.size(),
                    files.stream().limit(MOST_NAMED).collect(Collectors.joining(", ")),
                    files.size() > MOST_NAMED ? ", …" : "");
        }
    }

    private static boolean isSeen(Figures figures, ReplyClass one) {
        return figures.recall(one).of() + figures.precision(one).of() > 0;
    }

    private static double slowest(FolderScore folder) {
        return folder.judged().stream().mapToDouble(Judged::millis).max().orElse(0);
    }

    static double share(long part, long whole) {
        return whole == 0 ? 0 : (double) part / whole;
    }

    private static String percent(Figures.Share share) {
        return "%d of %d (%.1f %%)".formatted(share.right(), share.of(), 100 * share.value());
    }

    private static void say(StringBuilder words, String format, Object... values) {
        words.append(String.format(Locale.ROOT, format, values));
    }
}
