package aicmo.cam.mail.template;

import java.util.Set;
import liqp.org.antlr.v4.runtime.CharStreams;
import liqp.org.antlr.v4.runtime.Token;
import liquid.parser.v4.LiquidLexer;

/**
 * Refuses templates that liqp's parser would take minutes to read. Its time grows with the square of the longest run of white
 * space and of the longest tag, so that a bound on these makes it linear in the template.
 */
final class SourceCheck {
    private SourceCheck() {}

    /** @throws TemplateError where a run of white space or a tag is too long */
    static void check(String text) {
        checkSpaces(text);
        checkTags(text);
    }

    private static void checkSpaces(String text) {
        int line = 1;
        int run = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            run = Character.isWhitespace(c) ? run + 1 : 0;
            line += c == '\n' ? 1 : 0;
            if (run > Limits.SPACES) {
                throw new TemplateError(
                        line, "more than " + Limits.SPACES + " spaces or line ends stand in a row; leave some out");
            }
        }
    }

    private static void checkTags(String text) {
        LiquidLexer lexer = new LiquidLexer(CharStreams.fromString(text), true, false, false, Set.of(), Set.of());
        // what is no token is told by the parser
        lexer.removeErrorListeners();
        int start = 1;
        int tokens = 0;
        for (Token token = lexer.nextToken(); token.getType() != Token.EOF; token = lexer.nextToken()) {
            switch (token.getType()) {
                case LiquidLexer.OutStart, LiquidLexer.OutStart2, LiquidLexer.TagStart -> {
                    start = token.getLine();
                    tokens = 0;
                }
                case LiquidLexer.OutEnd, LiquidLexer.TagEnd, LiquidLexer.Other, LiquidLexer.OtherRaw -> tokens = 0;
                default -> tokens++;
            }
            if (tokens > Limits.TOKENS) {
                throw new TemplateError(
                        start, "a tag has more than " + Limits.TOKENS + " words and signs; divide it into several");
            }
        }
    }
}
