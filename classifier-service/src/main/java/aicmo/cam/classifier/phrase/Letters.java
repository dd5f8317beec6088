package aicmo.cam.classifier.phrase;

import java.lang.Character.UnicodeScript;
import java.text.Normalizer;
import java.util.Locale;

/** What letters are to the phrases: which of them make words, and how they are folded so that people's spellings meet. */
final class Letters {

    private Letters() {}

    /** True for scripts without spaces between words, or with endings grown onto them: each letter is a word of its own. */
    static boolean standsAlone(int point) {
        if (point < 0x0e00) {
            return false;
        }
        if (isEmoji(point)) {
            return true;
        }
        return switch (UnicodeScript.of(point)) {
            case HAN, HIRAGANA, KATAKANA, HANGUL, THAI, LAO, KHMER, MYANMAR -> isWord(point);
            default -> point == 0x30fc;
        };
    }

    /** An answer may be nothing else. The modifiers of colour that may follow are no words. */
    private static boolean isEmoji(int point) {
        boolean tone = point >= 0x1f3fb && point <= 0x1f3ff;
        return (point >= 0x1f300 && point <= 0x1faff && !tone) || point == 0x2705 || point == 0x274c || point == 0x2764;
    }

    static boolean isWord(int point) {
        return Character.isLetterOrDigit(point) || isMark(point);
    }

    static boolean isMark(int point) {
        int type = Character.getType(point);
        return type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK;
    }

    static boolean isApostrophe(int point) {
        return point == '\'' || point == 0x2019 || point == 0x2bc || point == '`' || point == 0xb4;
    }

    static boolean endsSentence(int point) {
        return switch (point) {
            case '.', '!', '?', ';', 0x3002, 0xff01, 0xff1f, 0x2026, 0x061f, 0x0964 -> true;
            default -> false;
        };
    }

    static String fold(String word) {
        String lower = word.toLowerCase(Locale.ROOT);
        if (isPlain(lower)) {
            return lower;
        }
        String apart = Normalizer.normalize(Normalizer.normalize(lower, Normalizer.Form.NFKC), Normalizer.Form.NFD);
        StringBuilder folded = new StringBuilder(apart.length());
        apart.codePoints().forEach(point -> append(folded, point));
        return Normalizer.normalize(folded, Normalizer.Form.NFC);
    }

    private static boolean isPlain(String lower) {
        for (int i = 0; i < lower.length(); i++) {
            char c = lower.charAt(i);
            if ((c < 'a' || c > 'z') && (c < '0' || c > '9')) {
                return false;
            }
        }
        return true;
    }

    private static void append(StringBuilder folded, int point) {
        boolean accent = (point >= 0x300 && point <= 0x36f) || (point >= 0x64b && point <= 0x652);
        if (accent || isApostrophe(point)) {
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
