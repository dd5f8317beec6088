package aicmo.cam.mail.template.text;

import aicmo.cam.mail.coding.LetterCase;
import java.util.List;

/** The parts of HTML that nobody reads: styles, scripts and comments, where braces and brackets are the language's own. */
final class HtmlCode {
    private static final List<List<String>> PARTS =
            List.of(List.of("<style", "</style"), List.of("<script", "</script"), List.of("<!--", "-->"));

    private HtmlCode() {}

    /** The text with spaces in their place; line ends stay. A part that is not closed goes on to the end. */
    static String blanked(String html) {
        StringBuilder blanked = new StringBuilder(html);
        String lower = sameLength(html);
        for (List<String> part : PARTS) {
            int end = 0;
            for (int start = lower.indexOf(part.getFirst()); start >= 0; start = lower.indexOf(part.getFirst(), end)) {
                int close = lower.indexOf(part.getLast(), start);
                end = close < 0 ? lower.length() : close;
                for (int i = start; i < end; i++) {
                    if (html.charAt(i) != '\n') {
                        blanked.setCharAt(i, ' ');
                    }
                }
            }
        }
        return blanked.toString();
    }

    /** In lower case, unless a letter became two by that. */
    private static String sameLength(String html) {
        String lower = LetterCase.lower(html);
        return lower.length() == html.length() ? lower : html;
    }
}
