package aicmo.cam.classifier.phrase;

import java.util.ArrayList;
import java.util.List;

/**
 * The parts of a line of a phrase file: {@code (a|b c)} is a choice, {@code [a|b]} one that may be left out, {@code inter*} any
 * word that begins so, {@code ..} up to three words of any kind, {@code ^} and {@code $} the edges of a line or sentence.
 */
final class Pattern {

    static final String GAP = "..";
    static final String START = "^";
    static final String END = "$";

    /**
     * A place in a phrase.
     *
     * @param choices what may stand there, each some words
     */
    record Part(List<List<String>> choices, boolean optional) {

        boolean is(String mark) {
            return choices.size() == 1 && choices.getFirst().equals(List.of(mark));
        }
    }

    private Pattern() {}

    /** Fails where the line can't be read. */
    static List<Part> parts(String line) {
        List<Part> parts = new ArrayList<>();
        int at = 0;
        while (at < line.length()) {
            char c = line.charAt(at);
            if (Character.isWhitespace(c)) {
                at++;
                continue;
            }
            boolean open = c == '(' || c == '[';
            int end = open ? closing(line, at) : endOfWord(line, at);
            Part part = open
                    ? new Part(choices(line.substring(at + 1, end - 1)), c == '[')
                    : new Part(List.of(words(line.substring(at, end))), false);
            part.choices().forEach(choice -> refuseEmpty(choice, line));
            parts.add(part);
            at = end;
        }
        if (parts.getLast().is(GAP)) {
            throw new IllegalArgumentException("a gap ends the phrase: " + line);
        }
        return parts;
    }

    private static void refuseEmpty(List<String> choice, String line) {
        if (choice.isEmpty()) {
            throw new IllegalArgumentException("an empty choice in the phrase: " + line);
        }
    }

    private static int closing(String line, int open) {
        int end = line.indexOf(line.charAt(open) == '(' ? ')' : ']', open);
        String inside = end < 0 ? "(" : line.substring(open + 1, end);
        if (inside.indexOf('(') >= 0 || inside.indexOf('[') >= 0) {
            throw new IllegalArgumentException("a bracket stays open, or stands in another, in the phrase: " + line);
        }
        return end + 1;
    }

    private static int endOfWord(String line, int at) {
        int end = at;
        while (end < line.length() && " ()[]".indexOf(line.charAt(end)) < 0) {
            end++;
        }
        return Math.max(end, at + 1);
    }

    private static List<List<String>> choices(String inside) {
        List<List<String>> choices = new ArrayList<>();
        for (String choice : inside.split("\\|", -1)) {
            choices.add(words(choice));
        }
        return choices;
    }

    private static List<String> words(String written) {
        List<String> words = new ArrayList<>();
        for (String part : written.strip().split("\\s+", -1)) {
            if (part.equals(GAP) || part.equals(START) || part.equals(END)) {
                words.add(part);
                continue;
            }
            List<Token> tokens = Words.of(part);
            for (int i = 0; i < tokens.size(); i++) {
                boolean open = part.endsWith("*") && i == tokens.size() - 1;
                words.add(tokens.get(i).word() + (open ? "*" : ""));
            }
        }
        return words;
    }
}
