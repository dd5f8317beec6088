package aicmo.cam.classifier.phrase;

import java.text.Normalizer;
import java.util.Locale;

/** Folds words so that people's spellings meet: lower case, no accents, no apostrophes. */
final class Folding {

    /** Up to here a letter folds alike whatever stands beside it, and its fold is looked up: Latin, Greek, Cyrillic. */
    private static final int ALONE = 0x530;

    private static final String[] FOLDED = new String[ALONE];

    static {
        for (char c = 0; c < ALONE; c++) {
            boolean mark = Letters.isMark(c);
            // The Turkish capital I and the Greek final sigma look at what stands beside them.
            FOLDED[c] = mark || c == 0x130 || c == 0x3a3 ? null : slowly(String.valueOf(c));
        }
    }

    private Folding() {}

    static String fold(String text, int start, int end) {
        char[] folded = new char[4 * (end - start)];
        int length = 0;
        boolean same = true;
        for (int i = start; i < end; i++) {
            char c = text.charAt(i);
            String one = c < ALONE ? FOLDED[c] : null;
            if (one == null) {
                String word = text.substring(start, end);
                return end - start == 1 && isItsOwn(c) ? word : slowly(word);
            }
            if (one.length() == 1) {
                folded[length++] = one.charAt(0);
                same &= one.charAt(0) == c;
            } else {
                same = false;
                one.getChars(0, one.length(), folded, length);
                length += one.length();
            }
        }
        return same ? text.substring(start, end) : new String(folded, 0, length);
    }

    /** Chinese characters, kana and Korean syllables fold to themselves. */
    private static boolean isItsOwn(char c) {
        return (c >= 0x3041 && c <= 0x3096)
                || (c >= 0x30a1 && c <= 0x30fe)
                || (c >= 0x4e00 && c <= 0x9fff)
                || (c >= 0xac00 && c <= 0xd7a3);
    }

    private static String slowly(String word) {
        String lower = word.toLowerCase(Locale.ROOT);
        String apart = Normalizer.normalize(Normalizer.normalize(lower, Normalizer.Form.NFKC), Normalizer.Form.NFD);
        StringBuilder folded = new StringBuilder(apart.length());
        apart.codePoints().forEach(point -> append(folded, point));
        return Normalizer.normalize(folded, Normalizer.Form.NFC);
    }

    private static void append(StringBuilder folded, int point) {
        boolean accent = (point >= 0x300 && point <= 0x36f) || (point >= 0x64b && point <= 0x652);
        if (accent || Letters.isApostrophe(point)) {
            return;
        }
        switch (point) {
            case 'ł' -> folded.append('l');
            case 'ø' -> folded.append('o');
            case 'đ' -> folded.append('d');
            case 'ı' -> folded.append('i');
            case 'ß' -> folded.append("ss");
            case 'æ' -> folded.append("ae");
            case 'œ' -> folded.append("oe");
            case 'ς' -> folded.append('σ');
            default -> folded.appendCodePoint(point);
        }
    }
}
