package aicmo.cam.mail.template;

import aicmo.cam.mail.template.text.Occurrences;
import liqp.LValue;
import liqp.TemplateContext;
import liqp.nodes.ContainsNode;
import liqp.nodes.LNode;

/** The operator {@code contains}, which looks through a text in linear time; lists are left to liqp. */
final class ContainsText extends LValue implements LNode {
    private final LNode whole;
    private final LNode part;

    ContainsText(LNode whole, LNode part) {
        this.whole = whole;
        this.part = part;
    }

    @Override
    public Object render(TemplateContext context) {
        Object text = whole.render(context);
        if (!isString(text)) {
            return new ContainsNode(ignored -> text, part).render(context);
        }
        String needle = asString(part.render(context), context);
        return needle.isEmpty() || new Occurrences(needle).next(text.toString(), 0) >= 0;
    }
}
