package aicmo.cam.mail.template;

import java.math.BigDecimal;
import java.math.RoundingMode;
import liqp.TemplateContext;
import liqp.nodes.LNode;

/** An end of a range: a number, or a text that says one. */
record WholeNumber(LNode node, Place place) implements LNode {
    private static final BigDecimal MOST = BigDecimal.valueOf(Integer.MAX_VALUE);

    @Override
    public Object render(TemplateContext context) {
        Object value = node.render(context);
        return NumericText.of(value)
                .map(number -> number.setScale(0, RoundingMode.DOWN).min(MOST).max(MOST.negate()))
                .map(BigDecimal::longValue)
                .orElseThrow(() -> place.error("'" + place.source() + "' is an end of a range and "
                        + (value == null ? "has no value" : "is '" + BoundedFilter.shortened(value) + "', no number")
                        + "; give it in digits"));
    }
}
