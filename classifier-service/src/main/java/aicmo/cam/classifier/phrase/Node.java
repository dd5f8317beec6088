package aicmo.cam.classifier.phrase;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A place among all phrases, and the words that lead on from it. */
final class Node {

    private Map<String, List<Node>> next = Map.of();
    private Beginnings beginnings;
    private List<Node> gaps = List.of();
    private Phrase phrase;
    private Phrase phraseAtEnd;

    /** Some words lead from here to there. */
    void lead(List<String> words, Node there) {
        Node node = this;
        for (String word : words.subList(0, words.size() - 1)) {
            Node between = new Node();
            node.lead(word, between);
            node = between;
        }
        node.lead(words.getLast(), there);
    }

    private void lead(String word, Node there) {
        if (word.equals(Pattern.GAP)) {
            gaps = gaps.isEmpty() ? new ArrayList<>(1) : gaps;
            gaps.add(there);
        } else if (word.endsWith("*")) {
            beginnings = beginnings == null ? new Beginnings() : beginnings;
            beginnings.lead(word.substring(0, word.length() - 1), there);
        } else {
            next = next.isEmpty() ? new HashMap<>() : next;
            next.computeIfAbsent(word, w -> new ArrayList<>(1)).add(there);
        }
    }

    void means(Phrase said, boolean onlyAtEnd) {
        if (onlyAtEnd) {
            phraseAtEnd = said;
        } else {
            phrase = said;
        }
    }

    /** True where a phrase ends here, at least at the end of a sentence. */
    boolean mayEnd() {
        return phrase != null || phraseAtEnd != null;
    }

    Phrase phrase(boolean atEnd) {
        return phrase == null && atEnd ? phraseAtEnd : phrase;
    }

    List<Node> gaps() {
        return gaps;
    }

    /** Where the whole word leads; null where it leads nowhere. */
    List<Node> after(String word) {
        return next.get(word);
    }

    /** The beginnings of words that lead on; null where there are none. */
    Beginnings beginnings() {
        return beginnings;
    }
}
