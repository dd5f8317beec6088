package aicmo.cam.mail.template.text;

import java.util.List;

/**
 * Takes tags, comments, scripts and styles out of HTML, as Liquid defines it, in linear time: what is not closed is looked for
 * once, not once for each time that it is opened.
 */
public final class HtmlStripper {
    private static final List<Span> BLOCKS =
            List.of(new Span("<script", "</script>"), new Span("<style", "</style>"), new Span("<!--", "-->"));
    private static final List<Span> TAGS = List.of(new Span("<", ">"));

    private HtmlStripper() {}

    public static String strip(String html) {
        return without(without(html, BLOCKS), TAGS);
    }

    private static String without(String html, List<Span> spans) {
        // where the next end of each kind of span stands; it is searched again only after it is passed
        int[] ends = new int[spans.size()];
        StringBuilder kept = new StringBuilder(html.length());
        int at = 0;
        for (int open = html.indexOf('<'); open >= 0; open = html.indexOf('<', at)) {
            kept.append(html, at, open);
            at = afterSpan(html, open, spans, ends);
            if (at == open) {
                kept.append('<');
                at++;
            }
        }
        return kept.append(html, at, html.length()).toString();
    }

    /** Where the span that opens here is over; the same place where none opens. */
    private static int afterSpan(String html, int open, List<Span> spans, int[] ends) {
        for (int i = 0; i < ends.length; i++) {
            Span span = spans.get(i);
            if (!html.startsWith(span.open, open)) {
                continue;
            }
            int from = open + span.open.length();
            if (ends[i] >= 0 && ends[i] < from) {
                ends[i] = html.indexOf(span.close, from);
            }
            if (ends[i] >= 0) {
                return ends[i] + span.close.length();
            }
        }
        return open;
    }

    private record Span(String open, String close) {}
}
