package aicmo.cam.classifier.phrase;

import java.lang.Character.UnicodeScript;

/** What letters are to the phrases: which of them make words. */
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
        if (point < 0x80) {
            return (point >= 'a' && point <= 'z') || (point >= 'A' && point <= 'Z') || isDigit(point);
        }
        return Character.isLetterOrDigit(point) || isMark(point);
    }

    static boolean isDigit(int point) {
        return point < 0x80 ? point >= '0' && point <= '9' : Character.isDigit(point);
    }

    static boolean isMark(int point) {
        if (point < 0x300) {
            return false;
        }
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
}
