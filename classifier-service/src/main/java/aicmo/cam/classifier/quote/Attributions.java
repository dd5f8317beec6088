package aicmo.cam.classifier.quote;

import java.util.List;
import java.util.regex.Pattern;

/** Finds the lines that say who wrote what follows: "On Monday, Anna wrote:", over up to {@value #MOST_LINES} lines. */
final class Attributions {

    private static final int MOST_LINES = 4;
    private static final int MOST_BROKEN = 7;
    private static final int LONGEST = 400;
    /** Gmail's old manner: the date, the name, no verb and not always a colon. */
    private static final Pattern DATED_NAME = Pattern.compile(
            "^(?:19|20)\\d\\d[-/]\\d{1,2}[-/]\\d{1,2} [^\\n]{0,80}(?:GMT[+-]\\d|[^\\s@<>]{1,64}@[^\\s@<>]{3,200}>)");

    private Attributions() {}

    /** Marks them in the list. */
    static void mark(List<Line> lines) {
        for (int i = 0; i < lines.size(); i++) {
            int length = length(lines, i);
            for (int j = i; j < i + length; j++) {
                lines.set(j, lines.get(j).as(Line.Kind.ATTRIBUTION));
            }
            i += Math.max(0, length - 1);
        }
    }

    private static int length(List<Line> lines, int from) {
        if (!lines.get(from).is(Line.Kind.TEXT) || !couldOpen(lines.get(from).wording())) {
            return 0;
        }
        Line first = lines.get(from);
        // Text made from HTML breaks the line around the address.
        boolean mayBreak = first.wording().opensAttribution() && Marks.hasDate(first.visible());
        StringBuilder joined = new StringBuilder();
        for (int i = from; i < Math.min(lines.size(), from + (mayBreak ? MOST_BROKEN : MOST_LINES)); i++) {
            if (!couldGoOn(lines.get(i), mayBreak)) {
                return 0;
            }
            joined.append(lines.get(i).visible()).append(' ');
            if (joined.length() > LONGEST) {
                return 0;
            }
            if (isAttribution(Wording.of(joined.toString().strip()), followedByQuote(lines, i + 1))) {
                return i - from + 1;
            }
        }
        return 0;
    }

    private static boolean couldGoOn(Line line, boolean mayBreak) {
        return line.is(Line.Kind.TEXT) || line.is(Line.Kind.QUOTED) || (mayBreak && line.is(Line.Kind.BLANK));
    }

    private static boolean couldOpen(Wording wording) {
        String line = wording.line();
        if (line.length() > LONGEST) {
            return false;
        }
        return Marks.hasDate(line)
                || wording.opensAttribution()
                || ((line.endsWith(":") || Marks.hasAddress(line)) && wording.saysWrote());
    }

    private static boolean isAttribution(Wording wording, boolean quoteFollows) {
        String joined = wording.line();
        String bare = stripTail(joined);
        if (bare.length() < 160 && DATED_NAME.matcher(bare).find()) {
            return true;
        }
        if (joined.startsWith("--") && joined.endsWith("--")) {
            return Marks.hasDate(joined) && wording.saysWrote();
        }
        if (!bare.endsWith(":") && !bare.endsWith("\uff1a")) {
            return quoteFollows && Marks.hasDate(bare) && wording.saysWrote();
        }
        boolean date = Marks.hasDate(bare);
        boolean address = Marks.hasAddress(bare);
        if (wording.saysWrote()) {
            return date || address || quoteFollows || (wording.opensAttribution() && bare.length() < 120);
        }
        return date && address && bare.length() < 250;
    }

    private static String stripTail(String joined) {
        int end = joined.length();
        while (end > 0 && " *_>\u00a0".indexOf(joined.charAt(end - 1)) >= 0) {
            end--;
        }
        return joined.substring(0, end);
    }

    private static boolean followedByQuote(List<Line> lines, int from) {
        for (int i = from; i < Math.min(lines.size(), from + 3); i++) {
            if (!lines.get(i).is(Line.Kind.BLANK)) {
                return lines.get(i).is(Line.Kind.QUOTED);
            }
        }
        return false;
    }
}
