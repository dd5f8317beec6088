package aicmo.cam.mail.template;

import java.math.BigDecimal;
import java.util.Optional;
import liqp.TemplateContext;
import liqp.nodes.EqNode;
import liqp.nodes.LNode;

/**
 * Compares two values. What reads as a number is compared as one, though it is a text: {@code employees > 10} with "25", where Liquid
 * for Ruby fails ("comparison of String with 10 failed") and "9" would come after "25". Two texts are equal only where they are the
 * same text; a variable without a value is neither less nor greater.
 */
record Comparison(LNode left, Operator operator, LNode right, Place place) implements LNode {
    enum Operator {
        EQUAL,
        DIFFERENT,
        LESS,
        AT_MOST,
        GREATER,
        AT_LEAST;

        static Operator of(String sign) {
            return switch (sign) {
                case "==" -> EQUAL;
                case "!=", "<>" -> DIFFERENT;
                case "<" -> LESS;
                case "<=" -> AT_MOST;
                case ">" -> GREATER;
                case ">=" -> AT_LEAST;
                default -> throw new IllegalArgumentException("no operator: " + sign);
            };
        }
    }

    @Override
    public Object render(TemplateContext context) {
        Object one = left.render(context);
        Object other = right.render(context);
        return switch (operator) {
            case EQUAL -> equal(one, other, context);
            case DIFFERENT -> !equal(one, other, context);
            case LESS -> isOrdered(one, other) && order(one, other) < 0;
            case AT_MOST -> isOrdered(one, other) && order(one, other) <= 0;
            case GREATER -> isOrdered(one, other) && order(one, other) > 0;
            case AT_LEAST -> isOrdered(one, other) && order(one, other) >= 0;
        };
    }

    private static boolean equal(Object one, Object other, TemplateContext context) {
        return NumericText.same(one, other)
                || Boolean.TRUE.equals(new EqNode(ignored -> one, ignored -> other).render(context));
    }

    private static boolean isOrdered(Object one, Object other) {
        return one != null && other != null && !(one instanceof Boolean) && !(other instanceof Boolean);
    }

    private int order(Object one, Object other) {
        Optional<BigDecimal> number = NumericText.of(one);
        Optional<BigDecimal> otherNumber = NumericText.of(other);
        if (number.isPresent() && otherNumber.isPresent()) {
            return number.get().compareTo(otherNumber.get());
        }
        if (one instanceof CharSequence text && other instanceof CharSequence otherText) {
            return text.toString().compareTo(otherText.toString());
        }
        Object odd = number.isPresent() ? other : one;
        throw place.error(
                "'" + place.source() + "' compares a number with '" + BoundedFilter.shortened(odd)
                        + "', which is none; give it in digits, with a point before decimals and no other sign, such as 1200 or 12.5");
    }
}
