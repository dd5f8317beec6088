package aicmo.cam.inbox.content;

import aicmo.cam.mail.address.Address;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The addresses that stand in a text: half of all bounces name the failed recipient nowhere else. */
final class TextAddresses {
    private static final int MOST = 20;
    private static final int LONGEST_LOCAL_PART = 64;
    private static final int LONGEST_DOMAIN = 253;
    private static final String BESIDE_LETTERS = ".!#$%&'*+/=?^_`{|}~-";

    private TextAddresses() {}

    /** In the order of the text, as addresses are compared, each once, at most {@value #MOST}. */
    static List<String> in(String text) {
        Set<String> found = new LinkedHashSet<>();
        for (int at = text.indexOf('@'); at >= 0 && found.size() < MOST; at = text.indexOf('@', at + 1)) {
            int start = at;
            while (start > 0 && at - start < LONGEST_LOCAL_PART && isLocal(text.charAt(start - 1))) {
                start--;
            }
            int end = at + 1;
            while (end < text.length() && end - at <= LONGEST_DOMAIN && isDomain(text.charAt(end))) {
                end++;
            }
            while (end > at && !Character.isLetterOrDigit(text.charAt(end - 1))) {
                end--;
            }
            Address address =
                    Address.of(text.substring(start, Math.max(end, at)).replaceFirst("^['=]+", ""));
            if (Address.isValid(address.address())) {
                found.addAll(address.keys());
            }
        }
        return List.copyOf(found);
    }

    /** Letters of any script with their marks, and halves of letters beyond the first plane: RFC 6531. */
    private static boolean isLocal(char c) {
        return Character.isLetterOrDigit(c)
                || BESIDE_LETTERS.indexOf(c) >= 0
                || switch (Character.getType(c)) {
                    case Character.NON_SPACING_MARK, Character.COMBINING_SPACING_MARK, Character.SURROGATE -> true;
                    default -> false;
                };
    }

    private static boolean isDomain(char c) {
        return Character.isLetterOrDigit(c) || c == '.' || c == '-';
    }
}
