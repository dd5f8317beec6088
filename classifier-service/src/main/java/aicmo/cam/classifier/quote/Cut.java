package aicmo.cam.classifier.quote;

import static aicmo.cam.classifier.quote.Line.Kind.ATTRIBUTION;
import static aicmo.cam.classifier.quote.Line.Kind.FOOTER;
import static aicmo.cam.classifier.quote.Line.Kind.HEADER;
import static aicmo.cam.classifier.quote.Line.Kind.QUOTED;
import static aicmo.cam.classifier.quote.Line.Kind.RULE;
import static aicmo.cam.classifier.quote.Line.Kind.SEPARATOR;
import static aicmo.cam.classifier.quote.Line.Kind.TEXT;

import java.util.ArrayList;
import java.util.List;

/**
 * Where the author's part of a message lies.
 *
 * @param reply the lines to read as the reply
 * @param own the lines that are surely the author's
 */
record Cut(List<Line> reply, List<Line> own) {

    /** So many lines after the quoted text are an answer below it; fewer are a signature or a list's footer. */
    private static final int ANSWER_BELOW = 7;

    static Cut of(List<Line> marked) {
        List<Line> lines = new ArrayList<>(marked);
        lines.removeIf(line -> line.is(FOOTER));
        int mark = first(lines, 0, ATTRIBUTION, HEADER, SEPARATOR);
        if (mark >= 0 && first(lines.subList(0, mark), 0, TEXT) < 0) {
            return below(lines, mark);
        }
        return above(lines);
    }

    /** The author's words come first: all from the first rule, header block or attribution on is somebody else's. */
    private static Cut above(List<Line> lines) {
        int text = first(lines, 0, TEXT);
        int end = first(lines, Math.max(text, 0), RULE, HEADER, SEPARATOR);
        List<Line> kept = end < 0 || text < 0 ? lines : lines.subList(0, end);
        int attribution = first(kept, 0, ATTRIBUTION);
        if (attribution >= 0 && !answersBelow(kept.subList(attribution, kept.size()))) {
            kept = kept.subList(0, attribution);
        }
        return of(withoutTrailingQuote(kept), kept);
    }

    /** Nothing of the author's stands before the first mark: an answer below the quote, a forward, or only a quote. */
    private static Cut below(List<Line> lines, int mark) {
        List<Line> after = lines.subList(mark, lines.size());
        int quote = first(after, 0, QUOTED);
        int text = first(after, Math.max(quote, 0), TEXT);
        boolean attributed = after.getFirst().is(ATTRIBUTION);
        List<Line> rest = text < 0 ? List.of() : untilRule(after.subList(text, after.size()));
        boolean answersBelow = attributed && quote >= 0 && first(after.subList(0, quote), 0, TEXT) < 0 && text >= 0;
        return answersBelow ? of(withoutTrailingQuote(rest), rest) : new Cut(plain(forwarded(after)), List.of());
    }

    private static List<Line> forwarded(List<Line> after) {
        int text = first(after, 0, TEXT);
        return text < 0 ? List.of() : untilRule(after.subList(text, after.size()));
    }

    private static List<Line> untilRule(List<Line> lines) {
        int end = first(lines, 0, RULE, HEADER, SEPARATOR);
        return end < 0 ? lines : lines.subList(0, end);
    }

    private static boolean answersBelow(List<Line> lines) {
        int quote = first(lines, 0, QUOTED);
        int text = quote < 0 ? -1 : first(lines, quote, TEXT);
        if (text < 0 || first(lines.subList(0, quote), 0, TEXT) >= 0) {
            return false;
        }
        boolean between = first(lines, text, QUOTED) >= 0;
        return between || lines.stream().filter(line -> line.is(TEXT)).count() >= ANSWER_BELOW;
    }

    private static List<Line> withoutTrailingQuote(List<Line> lines) {
        int end = lines.size();
        while (end > 0 && !lines.get(end - 1).is(TEXT)) {
            end--;
        }
        return lines.subList(0, end);
    }

    private static Cut of(List<Line> reply, List<Line> own) {
        return new Cut(plain(reply), own.stream().filter(line -> line.is(TEXT)).toList());
    }

    private static List<Line> plain(List<Line> lines) {
        return lines.stream()
                .filter(line -> !line.is(ATTRIBUTION) && !line.is(HEADER) && !line.is(SEPARATOR) && !line.is(RULE))
                .toList();
    }

    private static int first(List<Line> lines, int from, Line.Kind... kinds) {
        for (int i = from; i < lines.size(); i++) {
            if (List.of(kinds).contains(lines.get(i).kind())) {
                return i;
            }
        }
        return -1;
    }
}
