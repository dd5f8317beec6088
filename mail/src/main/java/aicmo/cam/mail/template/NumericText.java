package aicmo.cam.mail.template;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;

/** What is a number, or a text that says one: whatever a list of leads brings is a text. */
final class NumericText {
    /** "1,000" and "1.000,5" are none: which of them is a thousand depends on the country. */
    private static final Pattern FORM =
            Pattern.compile("[+-]?\\d{1," + Limits.DIGITS + "}(\\.\\d{1," + Limits.DIGITS + "})?");

    private NumericText() {}

    static Optional<BigDecimal> of(Object value) {
        return switch (value) {
            case Number number -> number(number.toString());
            case CharSequence text -> number(text.toString().strip());
            case null, default -> Optional.empty();
        };
    }

    private static Optional<BigDecimal> number(String text) {
        return FORM.matcher(text).matches() ? Optional.of(new BigDecimal(text)) : Optional.empty();
    }

    /** Whether one is a number, and the other a text that says the same number. */
    static boolean same(Object one, Object other) {
        boolean mixed = (one instanceof Number && other instanceof CharSequence)
                || (one instanceof CharSequence && other instanceof Number);
        return mixed
                && of(one).flatMap(left -> of(other).map(right -> left.compareTo(right) == 0))
                        .orElse(false);
    }
}
