package aicmo.cam.mail.template;

import java.util.Set;
import liqp.Insertions;
import liqp.filters.Filters;
import liqp.nodes.LNode;
import liqp.nodes.LookupNode;
import liqp.org.antlr.v4.runtime.ParserRuleContext;
import liqp.parser.v4.NodeVisitor;
import liquid.parser.v4.LiquidParser;

/** Refuses what Liquid has and a letter needs not: files, captures, tables, and variables that are named by others. */
abstract class OfferedTags extends NodeVisitor {
    private static final Set<String> SIMPLE_TAGS = Set.of("break", "continue");
    private static final String TAGS = "if, unless, case, for, break, continue, assign, comment and raw";

    OfferedTags(Filters filters) {
        super(Insertions.STANDARD_INSERTIONS, filters, true);
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

    static TemplateError refused(ParserRuleContext ctx, String why) {
        return new TemplateError(ctx.getStart().getLine(), why);
    }
}
