package aicmo.cam.mail.template;

import aicmo.cam.mail.coding.InvisibleCharacters;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the parser says, in words for people who write letters. */
final class SyntaxWords {
    private static final Pattern PARSER = Pattern.compile("(?:parser|lexer) error \"(.*)\" on line \\d+, index (\\d+)");
    private static final Pattern EXPECTING = Pattern.compile(" expecting \\{.*");
    private static final Pattern STRANGE = Pattern.compile("token recognition error at: '(.*)'");
    private static final String QUOTES = "“”„«»‘’";

    private SyntaxWords() {}

    static String of(String message) {
        Matcher parser = PARSER.matcher(message);
        if (!parser.matches()) {
            return message;
        }
        int column = Integer.parseInt(parser.group(2)) + 1;
        String what = EXPECTING.matcher(parser.group(1)).replaceAll("");
        Matcher strange = STRANGE.matcher(what);
        if (strange.matches()) {
            String token = strange.group(1);
            Optional<String> invisible = InvisibleCharacters.firstIn(token);
            if (invisible.isPresent()) {
                return "no Liquid at column " + column + ": the character " + invisible.get()
                        + " can't stand in a tag; delete it, or write an ordinary space";
            }
            boolean quote = !token.isEmpty() && QUOTES.indexOf(token.charAt(0)) >= 0;
            what = "'" + token + "' can't stand here" + (quote ? "; write straight quotes, \"…\"" : "");
        }
        if (what.contains("<EOF>")) {
            what = "something is not closed, or closed twice (" + what + ")";
        }
        return "no Liquid at column " + column + ": " + what;
    }
}
