package aicmo.cam.mail.template;

import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import liqp.nodes.BlockNode;
import liqp.nodes.FilterNode;
import liqp.nodes.LNode;
import liqp.nodes.LookupNode;
import liqp.org.antlr.v4.runtime.ParserRuleContext;
import liqp.org.antlr.v4.runtime.Token;
import liqp.org.antlr.v4.runtime.tree.ParseTree;
import liquid.parser.v4.LiquidParser;

/**
 * Makes the nodes of one rendering out of the parse tree: refuses what is not offered, sees that values are there, and notes
 * the names that are asked for. Nodes keep state, so every rendering makes its own.
 */
final class LiquidVisitor extends OfferedTags {
    private final boolean html;
    private final Set<String> names = new TreeSet<>();
    private final Set<String> needed = new TreeSet<>();
    private final Set<String> own = new HashSet<>();
    private final Reliability reliability = new Reliability();
    private String lastName;

    LiquidVisitor(boolean html) {
        super(OfferedFilters.of(html));
        this.html = html;
    }

    Set<String> names() {
        return Collections.unmodifiableSet(names);
    }

    /** The names among them that stand somewhere without a default. */
    Set<String> needed() {
        return Collections.unmodifiableSet(needed);
    }

    Reliability reliability() {
        return reliability;
    }

    @Override
    public BlockNode visitBlock(LiquidParser.BlockContext ctx) {
        reliability.enterBlock();
        BlockNode block = super.visitBlock(ctx);
        reliability.leaveBlock();
        return block;
    }

    @Override
    public LNode visitAtom_others(LiquidParser.Atom_othersContext ctx) {
        LNode text = super.visitAtom_others(ctx);
        reliability.text(ctx.getText());
        return text;
    }

    /** Ends of ranges must be numbers; a {@code when} takes a text that says the same number. */
    @Override
    public LNode visit(ParseTree tree) {
        LNode node = super.visit(tree);
        if (tree.getParent() instanceof LiquidParser.When_tagContext when) {
            return new SameNumber(subject(when), node);
        }
        return tree instanceof LiquidParser.ExprContext end && tree.getParent() instanceof LiquidParser.For_rangeContext
                ? new WholeNumber(node, new Place(end))
                : node;
    }

    private LNode subject(LiquidParser.When_tagContext when) {
        return super.visit(((LiquidParser.Case_tagContext) when.getParent()).expr());
    }

    @Override
    public LNode visitExpr_rel(LiquidParser.Expr_relContext ctx) {
        reliability.doubt();
        return comparison(ctx, ctx.lhs, ctx.op, ctx.rhs);
    }

    @Override
    public LNode visitExpr_eq(LiquidParser.Expr_eqContext ctx) {
        return comparison(ctx, ctx.lhs, ctx.op, ctx.rhs);
    }

    private LNode comparison(ParserRuleContext ctx, ParseTree left, Token operator, ParseTree right) {
        return new Comparison(visit(left), Comparison.Operator.of(operator.getText()), visit(right), new Place(ctx));
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
        reliability.doubt();
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
        reliability.output(filters, needed != null && !own.contains(lastName));
        return new StrictNode(needed, node, escape, new Place(ctx));
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
                ? new StrictNode(parameter, parameter, false, new Place(ctx))
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
        if (ctx.getChildCount() > 1) {
            reliability.doubt();
        }
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
        reliability.doubt();
        Set<String> added = new HashSet<>(loop);
        added.removeAll(own);
        own.addAll(added);
        LNode node = body.get();
        own.removeAll(added);
        return node;
    }
}
