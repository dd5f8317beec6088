package aicmo.cam.classifier.phrase;

import java.util.List;
import java.util.Optional;

/** Looks for the longest phrase that begins at one word. Bounded: a phrase never leaves its sentence and has few gaps. */
final class Search {

    private static final int LONGEST_GAP = 3;
    private static final int MOST_STEPS = 4_000;

    private final List<Token> words;
    private final int first;
    private int steps;
    private Phrase best;
    private int last;

    Search(List<Token> words, int first) {
        this.words = words;
        this.first = first;
    }

    Optional<Match> longest() {
        return best == null
                ? Optional.empty()
                : Optional.of(new Match(
                        best,
                        first,
                        last,
                        words.get(first).start(),
                        words.get(last).end()));
    }

    void follow(Node node, int at) {
        if (at >= words.size() || !together(words, first, at) || ++steps > MOST_STEPS) {
            return;
        }
        for (Node gap : node.gaps()) {
            for (int skip = 0; skip <= LONGEST_GAP; skip++) {
                follow(gap, at + skip);
            }
        }
        String word = words.get(at).word();
        reach(node.after(word), at);
        int most = Math.min(node.longestPrefix(), word.length());
        for (int length = node.shortestPrefix(); length <= most; length++) {
            reach(node.afterPrefix(word.substring(0, length)), at);
        }
    }

    private void reach(List<Node> nodes, int at) {
        for (Node node : nodes) {
            Phrase phrase = node.phrase(closes(words, at));
            if (phrase != null && isBetter(phrase, at)) {
                best = phrase;
                last = at;
            }
            follow(node, at + 1);
        }
    }

    private boolean isBetter(Phrase phrase, int at) {
        return best == null || at > last || (at == last && phrase.weight() > best.weight());
    }

    private static boolean together(List<Token> words, int first, int at) {
        return words.get(first).sentence() == words.get(at).sentence();
    }

    static boolean opens(List<Token> words, int at) {
        return at == 0 || words.get(at).opensLine() || !together(words, at - 1, at);
    }

    private static boolean closes(List<Token> words, int at) {
        return at == words.size() - 1 || opens(words, at + 1);
    }
}
