package aicmo.cam.mail.template;

import java.util.Arrays;
import java.util.Collection;
import java.util.stream.Collectors;
import liqp.TemplateContext;
import liqp.nodes.LNode;

/**
 * A place where a value is printed or worked with: it must be there, and is escaped where it goes into HTML.
 *
 * @param needed what must have a value; null where a default stands by
 * @param node what is rendered then
 */
record StrictNode(LNode needed, LNode node, boolean html, Place place) implements LNode {

    @Override
    public Object render(TemplateContext context) {
        if (needed != null && needed.render(context) == null) {
            throw new TemplateError(
                    place.line(),
                    needed.toString(),
                    "the variable '" + needed + "' has no value; give it one, or write {{ " + needed
                            + " | default: \"…\" }}");
        }
        try {
            Object value = node.render(context);
            return html ? escaped(value) : value;
        } catch (RuntimeException e) {
            throw place.placed(e);
        }
    }

    private static Object escaped(Object value) {
        return switch (value) {
            case null -> null;
            case CharSequence text -> Html.escape(text);
            case Collection<?> many ->
                many.stream().map(StrictNode::escapedText).collect(Collectors.joining());
            case Object[] many ->
                Arrays.stream(many).map(StrictNode::escapedText).collect(Collectors.joining());
            default -> value;
        };
    }

    private static String escapedText(Object value) {
        return value == null ? "" : Html.escape(value.toString());
    }
}
