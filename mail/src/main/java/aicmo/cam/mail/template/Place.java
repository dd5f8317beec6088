package aicmo.cam.mail.template;

import liqp.org.antlr.v4.runtime.ParserRuleContext;
import liqp.org.antlr.v4.runtime.misc.Interval;
import liqp.org.antlr.v4.runtime.tree.ParseTree;
import liquid.parser.v4.LiquidParser;

/** Where in a template something stands: what an error tells of. Nothing of it is worked out before there is one. */
record Place(ParserRuleContext context) {
    private static final int SHOWN = 80;

    int line() {
        return context.getStart().getLine();
    }

    /** As the template's author wrote it, in one line. */
    String source() {
        int start = context.getStart().getStartIndex();
        int stop = context.getStop() == null
                ? start
                : Math.max(start, context.getStop().getStopIndex());
        String text = context.getStart()
                .getInputStream()
                .getText(Interval.of(start, Math.min(stop, start + SHOWN)))
                .replaceAll("\\s+", " ");
        return stop > start + SHOWN ? text + "…" : text;
    }

    /** The first variable that it names; null where it names none. */
    String variable() {
        return variable(context);
    }

    private static String variable(ParseTree tree) {
        if (tree instanceof LiquidParser.Lookup_id_indexesContext lookup) {
            return lookup.id().getText();
        }
        for (int i = 0; i < tree.getChildCount(); i++) {
            String found = variable(tree.getChild(i));
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    TemplateError error(String why) {
        return new TemplateError(line(), variable(), why);
    }

    /** The same with its place, where it has none yet. */
    TemplateError placed(RuntimeException e) {
        if (e instanceof TemplateError known && known.line() > 0) {
            return known;
        }
        // liqp wraps what a filter throws
        String why = e instanceof TemplateError || e.getCause() instanceof TemplateError
                ? (e instanceof TemplateError ? e : e.getCause()).getMessage()
                : "the values don't fit" + (e.getMessage() == null ? "" : " (" + e.getMessage() + ")");
        return error("in " + source() + ": " + why);
    }
}
