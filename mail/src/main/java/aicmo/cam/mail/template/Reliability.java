package aicmo.cam.mail.template;

import java.util.List;
import java.util.Set;
import liquid.parser.v4.LiquidParser;

/**
 * Finds out whether a rendering can fail, or be blank, for somebody who has every variable that the template needs. Most templates are
 * text with names in it: what can't fail need not be tried for each of a hundred thousand leads.
 */
final class Reliability {
    /** They take any text, and make at most three times as much of it. */
    private static final Set<String> HARMLESS =
            Set.of("default", "upcase", "downcase", "capitalize", "strip", "lstrip", "rstrip", "strip_newlines");

    /** With values of {@link Limits#LEAD_VALUE} characters, and each of them escaped, this is less than {@link Limits#RENDERED}. */
    private static final int MOST_OUTPUTS = 50;

    private static final int DEEPEST = 50;

    private boolean doubtful;
    private boolean speaks;
    private int outputs;
    private int depth;

    /** Whether any values will do. */
    boolean isCertain() {
        return !doubtful && outputs <= MOST_OUTPUTS;
    }

    /** Whether something is said, whatever the values are. */
    boolean speaks() {
        return speaks;
    }

    void enterBlock() {
        depth++;
        doubtful |= depth > DEEPEST;
    }

    void leaveBlock() {
        depth--;
    }

    void text(String literal) {
        speaks |= depth == 1 && !literal.isBlank();
    }

    /** What depends on the value itself, and not only on whether there is one. */
    void doubt() {
        doubtful = true;
    }

    /** @param needed whether it is a variable of the lead and fails without a value: where it does not, there is one */
    void output(List<LiquidParser.FilterContext> filters, boolean needed) {
        outputs++;
        doubtful |= !filters.stream().allMatch(Reliability::isHarmless);
        speaks |= depth == 1 && needed && !doubtful;
    }

    private static boolean isHarmless(LiquidParser.FilterContext filter) {
        boolean literals = filter.params() == null
                || filter.params().param_expr().stream().allMatch(param -> isLiteral(param.getText()));
        return HARMLESS.contains(filter.Id().getText()) && literals;
    }

    private static boolean isLiteral(String parameter) {
        return !parameter.isEmpty() && (parameter.charAt(0) == '"' || parameter.charAt(0) == '\'');
    }
}
