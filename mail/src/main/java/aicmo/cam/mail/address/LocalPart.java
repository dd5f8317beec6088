package aicmo.cam.mail.address;

import aicmo.cam.mail.coding.InvisibleCharacters;
import aicmo.cam.mail.coding.LetterCase;
import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.text.Normalizer2;
import java.nio.charset.StandardCharsets;

/** What stands before the {@code @}: a dot-atom, also with characters beyond ASCII (RFC 5321 section 4.1.2, RFC 6531 section 3.3). */
final class LocalPart {
    private static final int LONGEST = 64;
    /** Nothing longer is an address, and to order a long row of marks takes its square. */
    private static final int LONGEST_COMPOSED = 1_000;

    private static final String BESIDE_LETTERS = "!#$%&'*+/=?^_`{|}~.-";
    private static final Normalizer2 NFC = Normalizer2.getNFCInstance();

    private LocalPart() {}

    /** Whether it is one, given in NFC: at most 64 octets of UTF-8. */
    static boolean isValid(String local) {
        return !local.isEmpty()
                && local.length() <= LONGEST
                && local.getBytes(StandardCharsets.UTF_8).length <= LONGEST
                && !local.startsWith(".")
                && !local.endsWith(".")
                && !local.contains("..")
                // It would melt into whatever stands before the address.
                && !isMark(local.codePointAt(0))
                && local.codePoints().allMatch(LocalPart::isAllowed);
    }

    /** In NFC, in which one text has one spelling; a text in ASCII as it is. */
    static String composed(String text) {
        return isAscii(text) || text.length() > LONGEST_COMPOSED ? text : NFC.normalize(text);
    }

    /**
     * In lower case, whatever the language. Beyond ASCII the forms of one letter are one (σ and ς, by Unicode's simple case folding), and
     * the result is composed again, since a letter's lower case may come apart.
     */
    static String folded(String text) {
        String lower = LetterCase.lower(text);
        if (isAscii(lower)) {
            return lower;
        }
        StringBuilder folded = new StringBuilder(lower.length());
        lower.codePoints().map(c -> UCharacter.foldCase(c, true)).forEach(folded::appendCodePoint);
        return composed(folded.toString());
    }

    static boolean isAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= 0x80) {
                return false;
            }
        }
        return true;
    }

    private static boolean isAllowed(int c) {
        if (c < 0x80) {
            return (c >= 'a' && c <= 'z')
                    || (c >= 'A' && c <= 'Z')
                    || (c >= '0' && c <= '9')
                    || BESIDE_LETTERS.indexOf(c) >= 0;
        }
        return switch (Character.getType(c)) {
            case Character.SURROGATE, Character.UNASSIGNED, Character.PRIVATE_USE -> false;
            default -> !InvisibleCharacters.isInvisible(c);
        };
    }

    private static boolean isMark(int c) {
        return switch (Character.getType(c)) {
            case Character.NON_SPACING_MARK, Character.COMBINING_SPACING_MARK, Character.ENCLOSING_MARK -> true;
            default -> false;
        };
    }
}
