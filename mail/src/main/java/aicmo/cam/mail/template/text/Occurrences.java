package aicmo.cam.mail.template.text;

/**
 * Finds a text within another in linear time (Knuth, Morris and Pratt). {@link String#indexOf(String)} takes the product of both
 * lengths where they repeat themselves, which is minutes for two long ones.
 */
public final class Occurrences {
    private final String needle;
    private final int[] borders;

    /** @param needle what is searched for; not empty */
    public Occurrences(String needle) {
        if (needle.isEmpty()) {
            throw new IllegalArgumentException("An empty text occurs everywhere: handle it before the search");
        }
        this.needle = needle;
        this.borders = borders(needle);
    }

    /** The first position at or after {@code from} where the needle stands, or -1. */
    public int next(String text, int from) {
        int matched = 0;
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            while (matched > 0 && needle.charAt(matched) != c) {
                matched = borders[matched - 1];
            }
            if (needle.charAt(matched) == c) {
                matched++;
            }
            if (matched == needle.length()) {
                return i + 1 - matched;
            }
        }
        return -1;
    }

    /** How often the needle stands in the text without overlapping itself. */
    public int count(String text) {
        int count = 0;
        for (int at = next(text, 0); at >= 0; at = next(text, at + needle.length())) {
            count++;
        }
        return count;
    }

    private static int[] borders(String needle) {
        int[] borders = new int[needle.length()];
        for (int i = 1, matched = 0; i < borders.length; i++) {
            while (matched > 0 && needle.charAt(matched) != needle.charAt(i)) {
                matched = borders[matched - 1];
            }
            if (needle.charAt(matched) == needle.charAt(i)) {
                matched++;
            }
            borders[i] = matched;
        }
        return borders;
    }
}
