package aicmo.cam.mail;

/**
 * HTML whose names can be read in linear time. A parser puts the names of tags and attributes in lower case, and Java copies all that
 * it has so far for each İ in them, since that becomes two characters: a name of 500,000 of them takes minutes.
 */
public final class HtmlTags {
    /** Longer than any honest name, and than any word. */
    private static final int LONGEST = 1_000;

    private static final String ENDS_OF_NAMES = "\t\n\f\r />";
    private static final char EXPANDS = '\u0130';

    private HtmlTags() {}

    /** The HTML with I for each İ behind the first {@value #LONGEST} characters of what could be a name; elsewhere nothing changes. */
    public static String shortNames(String html) {
        if (html.indexOf(EXPANDS) < 0) {
            return html;
        }
        StringBuilder bounded = new StringBuilder(html);
        int start = 0;
        for (int i = 0; i < html.length(); i++) {
            char c = html.charAt(i);
            if (ENDS_OF_NAMES.indexOf(c) >= 0) {
                start = i + 1;
            } else if (c == EXPANDS && i - start > LONGEST) {
                bounded.setCharAt(i, 'I');
            }
        }
        return bounded.toString();
    }
}
