package aicmo.cam.mail.template;

import aicmo.cam.mail.template.text.Oddities;
import java.util.NavigableMap;
import java.util.TreeMap;
import liqp.org.antlr.v4.runtime.tree.ParseTree;
import liquid.parser.v4.LiquidParser;

/** The text of a template outside of tags, comments and raw blocks, in one piece; what stood between is one character. */
final class Literals {
    private final StringBuilder text = new StringBuilder();
    /** The line at which a piece begins, by its place in the text. */
    private final NavigableMap<Integer, Integer> lines = new TreeMap<>();

    private Literals() {}

    static Literals of(ParseTree template) {
        Literals literals = new Literals();
        literals.collect(template);
        return literals;
    }

    private void collect(ParseTree tree) {
        if (tree instanceof LiquidParser.Atom_othersContext literal) {
            lines.put(text.length(), literal.getStart().getLine());
            text.append(literal.getText()).append(Oddities.TAG);
            return;
        }
        for (int i = 0; i < tree.getChildCount(); i++) {
            collect(tree.getChild(i));
        }
    }

    String text() {
        return text.toString();
    }

    /** The line in the template, from 1, of a place in the text. */
    int line(int at) {
        var piece = lines.floorEntry(at);
        return piece.getValue()
                + (int) text.substring(piece.getKey(), at)
                        .chars()
                        .filter(c -> c == '\n')
                        .count();
    }
}
