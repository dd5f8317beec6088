package aicmo.cam.classifier.phrase;

import java.util.ArrayList;
import java.util.List;

/**
 * The words of a line of a phrase file, written out: {@code (a|b c)} is a choice, {@code [a|b]} one that may be left out,
 * {@code inter*} any word that begins so, {@code ..} up to three words of any kind, {@code ^} and {@code $} the edges of a line or sentence.
 */
final class Pattern {

    private static final int MOST_VARIANTS = 20_000;

    private Pattern() {}

    /** Every way to say the line, each a list of words; fails where the line can't be read or says too much. */
    static List<List<String>> variants(String line) {
        List<List<String>> all = List.of(List.of());
        int at = 0;
        while (at < line.length()) {
            char c = line.charAt(at);
            if (Character.isWhitespace(c)) {
                at++;
                continue;
            }
            int end = c == '(' || c == '[' ? closing(line, at) : endOfWord(line, at);
            List<List<String>> choices = c == '(' || c == '['
                    ? choices(line.substring(at + 1, end - 1), c == '[')
                    : List.of(words(line.substring(at, end)));
            all = times(all, choices, line);
            at = end;
        }
        return all;
    }

    private static int closing(String line, int open) {
        int end = line.indexOf(line.charAt(open) == '(' ? ')' : ']', open);
        if (end < 0) {
            throw new IllegalArgumentException("a bracket stays open in the phrase: " + line);
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

    private static List<List<String>> choices(String inside, boolean mayBeMissing) {
        List<List<String>> choices = new ArrayList<>();
        if (mayBeMissing) {
            choices.add(List.of());
        }
        for (String choice : inside.split("\\|", -1)) {
            choices.add(words(choice));
        }
        return choices;
    }

    private static List<String> words(String written) {
        List<String> words = new ArrayList<>();
        for (String part : written.strip().split("\\s+", -1)) {
            if (part.equals("..") || part.equals("^") || part.equals("$")) {
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

    private static List<List<String>> times(List<List<String>> all, List<List<String>> choices, String line) {
        if ((long) all.size() * choices.size() > MOST_VARIANTS) {
            throw new IllegalArgumentException("too many ways to say the phrase, split it: " + line);
        }
        List<List<String>> longer = new ArrayList<>(all.size() * choices.size());
        for (List<String> begun : all) {
            for (List<String> choice : choices) {
                List<String> words = new ArrayList<>(begun);
                words.addAll(choice);
                longer.add(words);
            }
        }
        return longer;
    }
}
