package aicmo.cam.mail.template;

import liqp.TemplateContext;
import liqp.nodes.LNode;

/** A value that a {@code case} is compared with: it is the subject itself where it says the same number. */
record SameNumber(LNode subject, LNode value) implements LNode {
    @Override
    public Object render(TemplateContext context) {
        Object one = subject.render(context);
        Object other = value.render(context);
        return NumericText.same(one, other) ? one : other;
    }
}
