package aicmo.cam.classifier.phrase;

import java.util.List;

/** Looks for the longest phrase that begins at one word. Bounded: a phrase never leaves its sentence and has few gaps. */
final class Search {

    private static final int LONGEST_GAP = 3;

    /** So many places at most are looked at for one word, whatever the text: reading is linear in its words. */
    static final int MOST_STEPS = 1_200;

    private final List<Token> words;
    private int first;
    private int sentence;
    private int steps;
    private long allSteps;
    private Phrase best;
    private int last;

    Search(List<Token> words) {
        this.words = words;
    }

    /** Begins anew at that word. */
    void from(int word) {
        first = word;
        sentence = words.get(word).sentence();
        allSteps += steps;
        steps = 0;
        best = null;
    }

    /** The longest phrase that begins there; null where none does. */
    Match longest() {
        return best == null
                ? null
                : new Match(
                        best,
                        first,
                        last,
                        words.get(first).start(),
                        words.get(last).end());
    }

    /** How many places were looked at in all. */
    long steps() {
        return allSteps + steps;
    }

    void follow(Node node, int at) {
        if (at >= words.size() || ++steps > MOST_STEPS) {
            return;
        }
        Token token = words.get(at);
        if (token.sentence() != sentence) {
            return;
        }
        for (Node gap : node.gaps()) {
            for (int skip = 0; skip <= LONGEST_GAP; skip++) {
                follow(gap, at + skip);
            }
        }
        String word = token.word();
        List<Node> whole = node.after(word);
        if (whole != null) {
            reach(whole, at);
        }
        Beginnings beginnings = node.beginnings();
        for (int i = 0; beginnings != null; i++) {
            reach(beginnings.ends(), at);
            beginnings = i < word.length() ? beginnings.after(word.charAt(i)) : null;
        }
    }

    private void reach(List<Node> nodes, int at) {
        for (int i = 0; i < nodes.size(); i++) {
            Node node = nodes.get(i);
            Phrase phrase = node.mayEnd() ? node.phrase(closes(words, at)) : null;
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

    static boolean opens(List<Token> words, int at) {
        return at == 0
                || words.get(at).opensLine()
                || words.get(at - 1).sentence() != words.get(at).sentence();
    }

    private static boolean closes(List<Token> words, int at) {
        return at == words.size() - 1 || opens(words, at + 1);
    }
}
