package aicmo.cam.classifier.phrase;

import java.util.ArrayList;
import java.util.List;

/** All phrases of some files in one tree, found in a text in time linear in its words. */
public final class PhraseBook {

    private static final int LONGEST_GAP = 3;

    private final Node anywhere = new Node();
    private final Node atStart = new Node();

    /**
     * Reads phrase files that lie beside the classes of {@code owner}.
     *
     * @throws IllegalArgumentException where a file is missing or a line can't be read; says which
     */
    public static PhraseBook read(Class<?> owner, List<String> files) {
        PhraseBook book = new PhraseBook();
        files.forEach(file -> PhraseFile.read(owner, file, book::add));
        return book;
    }

    private void add(Phrase phrase, String line) {
        for (List<String> words : Pattern.variants(line)) {
            boolean start = words.getFirst().equals("^");
            boolean end = words.getLast().equals("$");
            Node node = start ? atStart : anywhere;
            for (String word : words.subList(start ? 1 : 0, words.size() - (end ? 1 : 0))) {
                node = node.word(word);
            }
            node.means(phrase, end);
        }
    }

    /** The phrases in these words, in their order, without those that a longer one covers ("not interested" covers "interested"). */
    public List<Match> find(List<Token> words) {
        List<Match> found = new ArrayList<>();
        for (int i = 0; i < words.size(); i++) {
            Match longest = follow(anywhere, words, i, i, 0, null);
            if (opens(words, i)) {
                longest = follow(atStart, words, i, i, 0, longest);
            }
            if (longest != null) {
                found.add(longest);
            }
        }
        return uncovered(found);
    }

    private static List<Match> uncovered(List<Match> found) {
        List<Match> kept = new ArrayList<>(found.size());
        Match reach = null;
        for (Match match : found) {
            if (reach == null || match.last() > reach.last()) {
                kept.removeIf(match::covers);
                kept.add(match);
                reach = match;
            }
        }
        return kept;
    }

    private Match follow(Node node, List<Token> words, int first, int at, int skipped, Match best) {
        Match longest = best;
        if (node.gap() != null) {
            for (int skip = 0; skip <= LONGEST_GAP && skipped + skip <= 2 * LONGEST_GAP; skip++) {
                if (at + skip < words.size() && together(words, first, at + skip)) {
                    longest = follow(node.gap(), words, first, at + skip, skipped + skip, longest);
                }
            }
        }
        if (at >= words.size() || !together(words, first, at)) {
            return longest;
        }
        String word = words.get(at).word();
        Node next = node.literal(word);
        if (next != null) {
            longest = follow(next, words, first, at + 1, skipped, longest(next, words, first, at, longest));
        }
        int most = Math.min(node.longestPrefix(), word.length());
        for (int length = node.shortestPrefix(); length <= most; length++) {
            Node prefixed = node.prefix(word.substring(0, length));
            if (prefixed != null) {
                Match here = longest(prefixed, words, first, at, longest);
                longest = follow(prefixed, words, first, at + 1, skipped, here);
            }
        }
        return longest;
    }

    private static Match longest(Node node, List<Token> words, int first, int last, Match best) {
        Phrase phrase = node.phrase(closes(words, last));
        boolean better = phrase != null
                && (best == null
                        || last > best.last()
                        || (last == best.last() && phrase.weight() > best.weight()));
        return better
                ? new Match(phrase, first, last, words.get(first).start(), words.get(last).end())
                : best;
    }

    private static boolean together(List<Token> words, int first, int at) {
        return words.get(first).sentence() == words.get(at).sentence();
    }

    private static boolean opens(List<Token> words, int at) {
        return at == 0 || words.get(at).opensLine() || !together(words, at - 1, at);
    }

    private static boolean closes(List<Token> words, int at) {
        return at == words.size() - 1 || opens(words, at + 1);
    }
}
