package aicmo.cam.classifier.machine;

import java.util.Arrays;

/** Finds mail addresses in what a mail system says, in one pass. */
final class Addresses {

    private static final String OF_LOCAL_PARTS = ".!#$%&'*+/=?^_`{|}~-";
    private static final int LONGEST_LOCAL_PART = 64;
    private static final int LONGEST_LABEL = 63;
    private static final int MOST_LABELS = 9;
    /** The end of Latin, Greek, Cyrillic and Armenian: of other scripts some put no space between a word and an address. */
    private static final char END_OF_SPACED_SCRIPTS = '\u0590';

    private Addresses() {}

    /** The first address, or empty. */
    static String first(String said) {
        for (int at = said.indexOf('@'); at >= 0; at = said.indexOf('@', at + 1)) {
            int start = start(said, at, 0);
            int end = end(said, at);
            if (start < at && end > at) {
                return said.substring(start, end);
            }
        }
        return "";
    }

    /** The same text with blanks instead of addresses. */
    static String blanked(String said) {
        char[] blanked = null;
        int free = 0;
        for (int at = said.indexOf('@'); at >= 0; at = said.indexOf('@', at + 1)) {
            int start = start(said, at, free);
            int end = end(said, at);
            if (start < at && end > at) {
                blanked = blanked == null ? said.toCharArray() : blanked;
                Arrays.fill(blanked, start, end, ' ');
                free = end;
                at = end - 1;
            }
        }
        return blanked == null ? said : new String(blanked);
    }

    private static int start(String said, int at, int from) {
        int start = at;
        int least = Math.max(from, at - LONGEST_LOCAL_PART);
        while (start > least && isOfLocalPart(said.charAt(start - 1))) {
            start--;
        }
        return start;
    }

    private static boolean isOfLocalPart(char c) {
        return isLetterOrDigit(c) || (c < 0x80 && OF_LOCAL_PARTS.indexOf(c) >= 0);
    }

    /** The end of a domain of two labels and more; the at sign where none follows. */
    private static int end(String said, int at) {
        int labels = 0;
        int end = at;
        while (labels < MOST_LABELS) {
            int label = end + 1;
            int stop = label;
            while (stop < said.length() && stop - label < LONGEST_LABEL && isOfLabel(said.charAt(stop))) {
                stop++;
            }
            if (stop == label) {
                break;
            }
            labels++;
            end = stop;
            if (stop >= said.length() || said.charAt(stop) != '.') {
                break;
            }
        }
        return labels >= 2 ? end : at;
    }

    private static boolean isOfLabel(char c) {
        return c == '-' || isLetterOrDigit(c);
    }

    private static boolean isLetterOrDigit(char c) {
        return (c >= 'a' && c <= 'z')
                || (c >= 'A' && c <= 'Z')
                || (c >= '0' && c <= '9')
                || (c >= 0x80 && c < END_OF_SPACED_SCRIPTS && (Character.isLetter(c) || isMark(c)));
    }

    private static boolean isMark(char c) {
        return Character.getType(c) == Character.NON_SPACING_MARK;
    }
}
