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

    private static String clean(String text, boolean lines) {
        StringBuilder out = new StringBuilder(text.length());
        boolean space = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean control = c < ' ' || c == 127 || c == '\uFEFF';
            if (lines && c == '\r') {
                out.append('\n');
                i += i + 1 < text.length() && text.charAt(i + 1) == '\n' ? 1 : 0;
            } else if (lines && (c == '\n' || c == '\t')) {
                out.append(c);
            } else if (Character.isSurrogate(c) && !isPair(text, i)) {
                out.append('\uFFFD');
            } else if (!control) {
                out.append(c);
                i += Character.isSurrogate(c) ? append(out, text.charAt(i + 1)) : 0;
            } else if (!lines && c != 0 && !space) {
                out.append(' ');
            }
            space = control && c != 0;
        }
        return out.toString();
    }

    private static boolean isPair(String text, int at) {
        return at + 1 < text.length() && Character.isSurrogatePair(text.charAt(at), text.charAt(at + 1));
    }

    private static int append(StringBuilder out, char low) {
        out.append(low);
        return 1;
    }
}
