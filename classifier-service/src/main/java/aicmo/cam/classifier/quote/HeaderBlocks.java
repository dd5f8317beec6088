package aicmo.cam.classifier.quote;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Finds the header blocks ("From:", "Sent:", "To:", "Subject:") that Outlook and its kin put before what they quote. */
final class HeaderBlocks {

    private static final int LONGEST = 14;
    private static final int MOST_BETWEEN = 2;

    private HeaderBlocks() {}

    /** Marks them in the list. */
    static void mark(List<Line> lines) {
        for (int i = 0; i < lines.size(); i++) {
            int end = isOpen(lines.get(i)) ? end(lines, i) : i;
            for (int j = i; j < end; j++) {
                lines.set(j, lines.get(j).as(Line.Kind.HEADER));
            }
            i = Math.max(i, end - 1);
        }
    }

    private static boolean isOpen(Line line) {
        return line.is(Line.Kind.TEXT) && !header(line).isEmpty();
    }

    private static String header(Line line) {
        return line.wording().header();
    }

    private static int end(List<Line> lines, int from) {
        Set<String> kinds = new HashSet<>();
        int count = 0;
        int last = from;
        for (int i = from; i < Math.min(lines.size(), from + LONGEST) && i - last <= MOST_BETWEEN; i++) {
            String kind = lines.get(i).is(Line.Kind.TEXT) ? header(lines.get(i)) : "";
            if (!kind.isEmpty()) {
                kinds.add(kind);
                count++;
                last = i;
            }
        }
        boolean named = kinds.contains("from") && (kinds.contains("sent") || kinds.contains("subject"));
        return (named && count >= 2) || kinds.size() >= 3 ? last + 1 : from;
    }
}
