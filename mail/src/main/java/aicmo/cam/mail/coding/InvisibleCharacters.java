package aicmo.cam.mail.coding;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UProperty;
import java.util.Optional;
import java.util.function.IntPredicate;

/** Characters that nobody sees: they come along when text is copied from web pages, PDF files and word processors. */
public final class InvisibleCharacters {
    private static final String JOINERS = "\u200c\u200d";
    private static final int COMBINING_GRAPHEME_JOINER = 0x34f;

    private InvisibleCharacters() {}

    /** Whether it takes no room: zero width spaces and joiners, soft hyphens, byte order marks and marks of direction. */
    public static boolean isZeroWidth(int character) {
        return Character.getType(character) == Character.FORMAT || character == COMBINING_GRAPHEME_JOINER;
    }

    /** Whether it looks like a space and is none that a keyboard writes. */
    public static boolean isOddSpace(int character) {
        return character != ' ' && Character.isSpaceChar(character);
    }

    /** Whether nobody sees it, or sees a space: also control characters, and fillers and selectors that are drawn as nothing. */
    public static boolean isInvisible(int character) {
        if (character < 0x80) {
            return Character.isISOControl(character);
        }
        return isZeroWidth(character)
                || isOddSpace(character)
                || Character.isISOControl(character)
                || UCharacter.hasBinaryProperty(character, UProperty.DEFAULT_IGNORABLE_CODE_POINT);
    }

    /** The text without characters of zero width. */
    public static String withoutZeroWidth(String text) {
        return without(text, InvisibleCharacters::isZeroWidth);
    }

    /** The same, but for the joiners, without which Persian and Indic names are not written right. */
    public static String withoutStray(String text) {
        return without(text, character -> isZeroWidth(character) && JOINERS.indexOf(character) < 0);
    }

    private static String without(String text, IntPredicate unwanted) {
        if (text.codePoints().noneMatch(unwanted)) {
            return text;
        }
        return text.codePoints()
                .filter(unwanted.negate())
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    /** The text without spaces and invisible characters of any kind at both ends. */
    public static String strip(String text) {
        int start = 0;
        int end = text.length();
        while (start < end && isBlank(text.charAt(start))) {
            start++;
        }
        while (end > start && isBlank(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(start, end);
    }

    /** The first character that nobody sees, other than an ordinary space, as {@code U+200B ZERO WIDTH SPACE}. */
    public static Optional<String> firstIn(String text) {
        return text.codePoints()
                .filter(InvisibleCharacters::isInvisible)
                .mapToObj(InvisibleCharacters::name)
                .findFirst();
    }

    /** The number and name of a character in Unicode. */
    public static String name(int character) {
        String name = Character.getName(character);
        return "U+%04X%s".formatted(character, name == null ? "" : " " + name);
    }

    private static boolean isBlank(char character) {
        return Character.isWhitespace(character) || Character.isSpaceChar(character) || isZeroWidth(character);
    }
}
