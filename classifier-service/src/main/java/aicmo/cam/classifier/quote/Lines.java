package aicmo.cam.classifier.quote;

import java.util.ArrayList;
import java.util.List;

/** The lines of a message, each with what it is as far as the line itself tells. */
final class Lines {

    private static final int MOST = 5_000;
    private static final String MARKS = "-_=*#~+\u2014\u2013\u2500\u2501";

    private Lines() {}

    static List<Line> of(String text) {
        List<Line> lines = new ArrayList<>();
        int start = 0;
        boolean fenced = false;
        while (start <= text.length() && lines.size() < MOST) {
            int end = text.indexOf('\n', start);
            int stop = end < 0 ? text.length() : end;
            int last = stop > start && text.charAt(stop - 1) == '\r' ? stop - 1 : stop;
            String line = text.substring(start, last);
            boolean fence = line.startsWith("```");
            Wording wording = Wording.of(visible(line));
            lines.add(new Line(line, start, last, fenced && !fence ? fenced(wording) : kind(wording), wording));
            fenced ^= fence;
            start = end < 0 ? text.length() + 1 : end + 1;
        }
        return lines;
    }

    private static Line.Kind fenced(Wording wording) {
        return wording.line().isEmpty() ? Line.Kind.BLANK : Line.Kind.TEXT;
    }

    private static Line.Kind kind(Wording wording) {
        String visible = wording.line();
        if (visible.isEmpty()) {
            return Line.Kind.BLANK;
        }
        if (isQuoted(visible)) {
            return Line.Kind.QUOTED;
        }
        if (isRule(visible)) {
            return Line.Kind.RULE;
        }
        if (wording.separates()) {
            return Line.Kind.SEPARATOR;
        }
        return wording.isFooter() ? Line.Kind.FOOTER : Line.Kind.TEXT;
    }

    /** Without the marks that no eye sees and that mail programs leave at the edges. */
    static String visible(String line) {
        int start = 0;
        int end = line.length();
        while (start < end && isUnseen(line.charAt(start))) {
            start++;
        }
        while (end > start && isUnseen(line.charAt(end - 1))) {
            end--;
        }
        return line.substring(start, end);
    }

    private static boolean isUnseen(char c) {
        if (c > ' ' && c < 0x80) {
            return false;
        }
        return Character.isWhitespace(c)
                || Character.isSpaceChar(c)
                || (c >= '\u200b' && c <= '\u200f')
                || c == '\ufeff'
                || c == '\u1427';
    }

    private static boolean isQuoted(String visible) {
        if (visible.charAt(0) == '>'
                || (visible.charAt(0) == '|' && !visible.substring(1).contains("|"))) {
            return true;
        }
        // Mailers of the Usenet kind put the quoted person's name or initials before the mark.
        int mark = visible.indexOf('>');
        return mark > 0 && mark <= 15 && isName(visible, mark);
    }

    private static boolean isName(String visible, int end) {
        for (int i = 0; i < end; i++) {
            if (!Character.isLetterOrDigit(visible.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isRule(String visible) {
        if (visible.length() == 1) {
            return visible.equals("\u2014") || visible.equals("\u2013");
        }
        char first = visible.charAt(0);
        char other = first;
        for (int i = 0; i < visible.length(); i++) {
            char c = visible.charAt(i);
            boolean third = c != first && c != other && other != first;
            if (third || (c != ' ' && MARKS.indexOf(c) < 0)) {
                return false;
            }
            other = c == first ? other : c;
        }
        return true;
    }
}
