package aicmo.cam.mail.coding;

/** Takes out what no text may hold: NUL and other controls, halves of characters (neither JSON nor a database takes those). */
public final class Clean {
    private Clean() {}

    /** Text of one line: every run of controls is one space. */
    public static String line(String text) {
        return clean(text, false);
    }

    /** Text of many lines: line ends become line feeds, tabs stay, other controls go. */
    public static String text(String text) {
        return clean(text, true);
    }

    /** No more than so many characters, and no half one at the end. */
    public static String cut(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        boolean half = most > 0 && Character.isHighSurrogate(text.charAt(most - 1));
        return text.substring(0, half ? most - 1 : Math.max(0, most));
    }

    /** Copies the stretches between what goes: of most texts there is nothing to take out, or the line ends only. */
    private static String clean(String text, boolean lines) {
        StringBuilder out = null;
        int copied = 0;
        boolean space = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (isPlain(c) || (lines && (c == '\n' || c == '\t'))) {
                space = false;
                continue;
            }
            if (Character.isSurrogate(c) && isPair(text, i)) {
                space = false;
                i++;
                continue;
            }
            out = out == null ? new StringBuilder(text.length()) : out;
            out.append(text, copied, i);
            if (lines && c == '\r') {
                out.append('\n');
                i += i + 1 < text.length() && text.charAt(i + 1) == '\n' ? 1 : 0;
            } else if (Character.isSurrogate(c)) {
                out.append('\uFFFD');
            } else if (!lines && c != 0 && !space) {
                out.append(' ');
            }
            space = !Character.isSurrogate(c) && c != 0;
            copied = i + 1;
        }
        return out == null ? text : out.append(text, copied, text.length()).toString();
    }

    private static boolean isPlain(char c) {
        return c >= ' ' && c != 127 && c != '\uFEFF' && !Character.isSurrogate(c);
    }

    private static boolean isPair(String text, int at) {
        return at + 1 < text.length() && Character.isSurrogatePair(text.charAt(at), text.charAt(at + 1));
    }
}
