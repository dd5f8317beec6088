package aicmo.cam.mail.template;

import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import liqp.Insertions;
import liqp.nodes.FilterNode;
import liqp.nodes.LNode;
import liqp.nodes.LookupNode;
import liqp.org.antlr.v4.runtime.ParserRuleContext;
import liqp.parser.v4.NodeVisitor;
import liquid.parser.v4.LiquidParser;

/**
 * Makes the nodes of one rendering out of the parse tree: refuses what is not offered, sees that values are there, and notes
 * the names that are asked for. Nodes keep state, so every rendering makes its own.
 */
final class LiquidVisitor extends NodeVisitor {
    private static final Set<String> SIMPLE_TAGS = Set.of("break", "continue");
    private static final String TAGS = "if, unless, case, for, break, continue, assign, comment and raw";

    private final boolean html;
    private final Set<String> names = new TreeSet<>();
    private final Set<String> needed = new TreeSet<>();
    private final Set<String> own = new HashSet<>();
    private String lastName;

    LiquidVisitor(boolean html) {
        super(Insertions.STANDARD_INSERTIONS, OfferedFilters.of(html), true);
        this.html = html;
    }

    Set<String> names() {
        return Collections.unmodifiableSet(names);
    }

    /** The names among them that stand somewhere without a default. */
    Set<String> needed() {
        return Collections.unmodifiableSet(needed);
    }

    @Override
    public LNode visitOutput(LiquidParser.OutputContext ctx) {
        ParserRuleContext value = ctx.term() == null ? ctx.expr() : ctx.term();
        if (value == null || (ctx.unparsed != null && !ctx.unparsed.getText().isBlank())) {
            throw refused(ctx, "'" + ctx.getText() + "' is not one value with its filters");
        }
        return strict(ctx, value, ctx.filter(), html, super.visitOutput(ctx));
    }

    @Override
    public LNode visitAssignment(LiquidParser.AssignmentContext ctx) {
        LNode assignment = strict(ctx, ctx.expr(), ctx.filter(), false, super.visitAssignment(ctx));
        own.add(ctx.id().getText());
        return assignment;
    }

    private LNode strict(
            ParserRuleContext ctx,
            ParserRuleContext value,
            List<LiquidParser.FilterContext> filters,
            boolean escape,
            LNode node) {
        boolean defaulted = filters.stream().anyMatch(LiquidVisitor::isDefault);
        LNode needed = defaulted ? null : lookup(value);
        return new StrictNode(needed, node, escape, line(ctx));
    }

    private LNode lookup(ParserRuleContext value) {
        return needing(visit(value));
    }

    /** The node, where it is a variable, which must have a value then. */
    private LNode needing(LNode node) {
        if (!(node instanceof LookupNode)) {
            return null;
        }
        if (!own.contains(lastName)) {
            needed.add(lastName);
        }
        return node;
    }

    @Override
    public LNode visitParam_expr_expr(LiquidParser.Param_expr_exprContext ctx) {
        LNode parameter = super.visitParam_expr_expr(ctx);
        boolean ofDefault =
                ctx.getParent().getParent() instanceof LiquidParser.FilterContext filter && isDefault(filter);
        return !ofDefault && needing(parameter) != null
                ? new StrictNode(parameter, parameter, false, line(ctx))
                : parameter;
    }

    @Override
    public LNode visitExpr_contains(LiquidParser.Expr_containsContext ctx) {
        return new ContainsText(visit(ctx.lhs), visit(ctx.rhs));
    }

    private static boolean isDefault(LiquidParser.FilterContext filter) {
        return filter.Id().getText().equals("default");
    }

    @Override
    public FilterNode visitFilter(LiquidParser.FilterContext ctx) {
        String filter = ctx.Id().getText();
        if (OfferedFilters.of(html).get(filter) == null) {
            throw refused(ctx, "there is no filter '" + filter + "'; there are " + OfferedFilters.names());
        }
        return super.visitFilter(ctx);
    }

    @Override
    public LookupNode visitLookup_id_indexes(LiquidParser.Lookup_id_indexesContext ctx) {
        String name = ctx.id().getText();
        if (!own.contains(name)) {
            names.add(name);
        }
        LookupNode lookup = super.visitLookup_id_indexes(ctx);
        lastName = name;
        return lookup;
    }

    @Override
    public LNode visitFor_array(LiquidParser.For_arrayContext ctx) {
        visit(ctx.lookup());
        return within(Set.of(ctx.id().getText(), "forloop"), () -> super.visitFor_array(ctx));
    }

    @Override
    public LNode visitFor_range(LiquidParser.For_rangeContext ctx) {
        ctx.expr().forEach(this::visit);
        return within(Set.of(ctx.id().getText(), "forloop"), () -> super.visitFor_range(ctx));
    }

    private LNode within(Set<String> loop, Supplier<LNode> body) {
        Set<String> added = new HashSet<>(loop);
        added.removeAll(own);
        own.addAll(added);
        LNode node = body.get();
        own.removeAll(added);
        return node;
    }

    @Override
    public LookupNode visitLookup_Str(LiquidParser.Lookup_StrContext ctx) {
        throw refused(ctx, "write the variable's name without brackets");
    }

    @Override
    public LookupNode visitLookup_Id(LiquidParser.Lookup_IdContext ctx) {
        throw refused(ctx, "a variable can't be named by another one");
    }

    @Override
    public LNode visitSimple_tag(LiquidParser.Simple_tagContext ctx) {
        if (!SIMPLE_TAGS.contains(ctx.SimpleTagId().getText())) {
            throw refusedTag(ctx, ctx.SimpleTagId().getText());
        }
        return super.visitSimple_tag(ctx);
    }

    @Override
    public LNode visitOther_tag(LiquidParser.Other_tagContext ctx) {
        throw refusedTag(ctx, ctx.BlockId().getText());
    }

    @Override
    public LNode visitError_other_tag(LiquidParser.Error_other_tagContext ctx) {
        throw refused(ctx, "there is no such tag; there are " + TAGS);
    }

    @Override
    public LNode visitTable_tag(LiquidParser.Table_tagContext ctx) {
        throw refusedTag(ctx, "tablerow");
    }

    @Override
    public LNode visitCycle_tag(LiquidParser.Cycle_tagContext ctx) {
        throw refusedTag(ctx, "cycle");
    }

    @Override
    public LNode visitCapture_tag_Id(LiquidParser.Capture_tag_IdContext ctx) {
        throw refusedTag(ctx, "capture");
    }

    @Override
    public LNode visitCapture_tag_Str(LiquidParser.Capture_tag_StrContext ctx) {
        throw refusedTag(ctx, "capture");
    }

    @Override
    public LNode visitInclude_tag(LiquidParser.Include_tagContext ctx) {
        throw refusedTag(ctx, "include");
    }

    @Override
    public LNode visitInclude_relative_tag(LiquidParser.Include_relative_tagContext ctx) {
        throw refusedTag(ctx, "include_relative");
    }

    private static TemplateError refusedTag(ParserRuleContext ctx, String tag) {
        return refused(ctx, "the tag '" + tag + "' is not offered; there are " + TAGS);
    }

    private static TemplateError refused(ParserRuleContext ctx, String why) {
        return new TemplateError(line(ctx), why);
    }

    private static int line(ParserRuleContext ctx) {
        return ctx.getStart().getLine();
    }
}
