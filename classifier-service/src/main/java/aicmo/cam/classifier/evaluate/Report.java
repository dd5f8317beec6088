package aicmo.cam.classifier.evaluate;

import aicmo.cam.events.ReplyClass;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What was measured, in words for a person and as a document for a program. */
record Report(List<FolderScore> folders, List<QuoteScore> quotes) {

    private static final int MOST_MISTAKES = 10;

    String inWords() {
        StringBuilder words = new StringBuilder();
        folders.forEach(folder -> describe(folder, words));
        for (QuoteScore score : quotes) {
            words.append("\n%s: %d of %d exactly what the author wrote (%s)\n"
                    .formatted(score.folder(), score.exact(), score.pairs(), percent(score.exact(), score.pairs())));
            score.missed().stream()
                    .limit(MOST_MISTAKES)
                    .forEach(missed -> words.append("  not ").append(missed).append('\n'));
        }
        return words.toString();
    }

    private static void describe(FolderScore folder, StringBuilder words) {
        long n = folder.judged().size();
        words.append("\n%s: %d messages, %d understood (%s), calibration error %.3f\n"
                .formatted(folder.folder(), n, folder.right(), percent(folder.right(), n), folder.calibrationError()));
        words.append("  %-9s %6s %8s %10s   understood as\n".formatted("class", "n", "recall", "precision"));
        for (ReplyClass label : ReplyClass.values()) {
            long labelled = folder.labelled(label);
            long answered = folder.understoodAs(label);
            if (labelled + answered > 0) {
                long both = folder.both(label, label);
                words.append("  %-9s %6d %8s %10s   %s\n"
                        .formatted(
                                label,
                                labelled,
                                percent(both, labelled),
                                percent(both, answered),
                                folder.confusion().getOrDefault(label, Map.of())));
            }
        }
        if (folder.withHardness() > 0) {
            words.append("  hard or soft right: %d of %d (%s)\n"
                    .formatted(
                            folder.hardnessRight(),
                            folder.withHardness(),
                            percent(folder.hardnessRight(), folder.withHardness())));
        }
        folder.judged().stream()
                .filter(one -> !one.isRight())
                .sorted((a, b) ->
                        Double.compare(b.verdict().confidence(), a.verdict().confidence()))
                .limit(MOST_MISTAKES)
                .forEach(
                        one -> words.append("  mistake: ").append(one.inWords()).append('\n'));
        folder.unreadable()
                .forEach(file -> words.append("  not read: ").append(file).append('\n'));
    }

    private static String percent(long part, long whole) {
        return whole == 0 ? "-" : "%.1f %%".formatted(100.0 * part / whole);
    }

    Map<String, Object> document() {
        List<Object> measured = new ArrayList<>();
        for (FolderScore folder : folders) {
            Map<String, Object> document = new LinkedHashMap<>();
            document.put("folder", folder.folder());
            document.put("messages", folder.judged().size());
            document.put("understood", folder.right());
            document.put("calibration_error", folder.calibrationError());
            document.put("with_hardness", folder.withHardness());
            document.put("hardness_right", folder.hardnessRight());
            document.put("confusion", folder.confusion());
            document.put("unreadable", folder.unreadable());
            measured.add(document);
        }
        List<Object> stripped = new ArrayList<>();
        for (QuoteScore score : quotes) {
            stripped.add(Map.of(
                    "folder",
                    score.folder(),
                    "pairs",
                    score.pairs(),
                    "exact",
                    score.exact(),
                    "missed",
                    score.missed()));
        }
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("folders", measured);
        all.put("quotes", stripped);
        return all;
    }
}
