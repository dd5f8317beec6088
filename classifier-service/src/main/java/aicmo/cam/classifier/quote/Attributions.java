package aicmo.cam.classifier.quote;

import java.util.List;
import java.util.regex.Pattern;

/** Finds the lines that say who wrote what follows: "On Monday, Anna wrote:", over up to {@value #MOST_LINES} lines. */
final class Attributions {

    private static final int MOST_LINES = 4;
    private static final int MOST_BROKEN = 7;
    private static final int LONGEST = 400;
    private static final Pattern DATE = Pattern.compile(
            "(?<!\\d)(?:19|20)\\d\\d|\\d{1,2}[:.h]\\d\\d|\\d{1,2}[./-]\\d{1,2}[./-]\\d{2,4}|\\d{1,2}\u6708|\\d{1,2}\uc6d4");
    /** Gmail's old manner: the date, the name, no verb and not always a colon. */
    private static final Pattern DATED_NAME = Pattern.compile(
            "^(?:19|20)\\d\\d[-/]\\d{1,2}[-/]\\d{1,2} [^\\n]{0,80}(?:GMT[+-]\\d|[^\\s@<>]{1,64}@[^\\s@<>]{3,200}>)");

    private static final Pattern ADDRESS = Pattern.compile("[^\\s@<>]{1,64}@[^\\s@<>]{1,200}");

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
        if (!lines.get(from).is(Line.Kind.TEXT) || !couldOpen(lines.get(from).text())) {
            return 0;
        }
        String first = Lines.visible(lines.get(from).text());
        // Text made from HTML breaks the line around the address.
        boolean mayBreak =
                Wording.opensAttribution(first) && DATE.matcher(first).find();
        StringBuilder joined = new StringBuilder();
        for (int i = from; i < Math.min(lines.size(), from + (mayBreak ? MOST_BROKEN : MOST_LINES)); i++) {
            if (!couldGoOn(lines.get(i), mayBreak)) {
                return 0;
            }
            joined.append(Lines.visible(lines.get(i).text())).append(' ');
            if (joined.length() > LONGEST) {
                return 0;
            }
            if (isAttribution(joined.toString().strip(), followedByQuote(lines, i + 1))) {
                return i - from + 1;
            }
        }
        return 0;
    }

    private static boolean couldGoOn(Line line, boolean mayBreak) {
        return line.is(Line.Kind.TEXT) || line.is(Line.Kind.QUOTED) || (mayBreak && line.is(Line.Kind.BLANK));
    }

    private static boolean couldOpen(String line) {
        String visible = Lines.visible(line);
        if (visible.length() > LONGEST) {
            return false;
        }
        return Wording.opensAttribution(visible)
                || DATE.matcher(visible).find()
                || ((visible.endsWith(":") || ADDRESS.matcher(visible).find()) && Wording.saysWrote(visible));
    }

    private static boolean isAttribution(String joined, boolean quoteFollows) {
        String bare = stripTail(joined);
        if (DATED_NAME.matcher(bare).find() && bare.length() < 160) {
            return true;
        }
        if (joined.startsWith("--") && joined.endsWith("--")) {
            return DATE.matcher(joined).find() && Wording.saysWrote(joined);
        }
        if (!bare.endsWith(":") && !bare.endsWith("\uff1a")) {
            return quoteFollows && DATE.matcher(bare).find() && Wording.saysWrote(bare);
        }
        boolean date = DATE.matcher(bare).find();
        boolean address = ADDRESS.matcher(bare).find();
        if (Wording.saysWrote(bare)) {
            return date || address || quoteFollows || (Wording.opensAttribution(bare) && bare.length() < 120);
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
