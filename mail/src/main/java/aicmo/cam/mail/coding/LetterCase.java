package aicmo.cam.mail.coding;

import java.util.Locale;
import java.util.function.UnaryOperator;

/**
 * Upper and lower case in linear time. Java copies all that it has so far for each letter that becomes two (ß, İ), and reads the whole
 * word for each sigma: so it is given pieces, which end at white space where there is some.
 */
public final class LetterCase {
    private static final int PIECE = 500;
    private static final int SHORT = 60;
    private static final char SIGMA = '\u03a3';

    private LetterCase() {}

    /** In lower case, whatever the language. */
    public static String lower(String text) {
        boolean sigmas = text.length() > SHORT && text.indexOf(SIGMA) >= 0;
        return piecewise(sigmas ? lowerSigmas(text) : text, piece -> piece.toLowerCase(Locale.ROOT));
    }

    /** In upper case, whatever the language. */
    public static String upper(String text) {
        return piecewise(text, piece -> piece.toUpperCase(Locale.ROOT));
    }

    private static String piecewise(String text, UnaryOperator<String> change) {
        if (text.length() <= PIECE) {
            return change.apply(text);
        }
        StringBuilder changed = new StringBuilder(text.length());
        for (int at = 0; at < text.length(); ) {
            int end = end(text, at);
            changed.append(change.apply(text.substring(at, end)));
            at = end;
        }
        return changed.toString();
    }

    /** A sigma behind a letter and before none ends its word, and is written differently there. */
    private static String lowerSigmas(String text) {
        StringBuilder changed = new StringBuilder(text);
        for (int i = text.indexOf(SIGMA); i >= 0; i = text.indexOf(SIGMA, i + 1)) {
            boolean behind = i > 0 && Character.isLetter(text.codePointBefore(i));
            boolean before = i + 1 < text.length() && Character.isLetter(text.codePointAt(i + 1));
            changed.setCharAt(i, behind && !before ? '\u03c2' : '\u03c3');
        }
        return changed.toString();
    }

    private static int end(String text, int from) {
        if (text.length() - from <= PIECE) {
            return text.length();
        }
        int end = from + PIECE;
        for (int i = end; i > from + PIECE / 2; i--) {
            if (Character.isWhitespace(text.charAt(i - 1))) {
                return i;
            }
        }
        return Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end;
    }
}
