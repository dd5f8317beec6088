package aicmo.cam.classifier.phrase;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A place among all phrases, and the words that lead on from it. */
final class Node {

    private final Map<String, List<Node>> next = new HashMap<>(2);
    private Map<String, List<Node>> byPrefix = Map.of();
    private final List<Node> gaps = new ArrayList<>(0);
    private int shortestPrefix = Integer.MAX_VALUE;
    private int longestPrefix;
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
            gaps.add(there);
        } else if (word.endsWith("*")) {
            String prefix = word.substring(0, word.length() - 1);
            byPrefix = byPrefix.isEmpty() ? new HashMap<>() : byPrefix;
            shortestPrefix = Math.min(shortestPrefix, prefix.length());
            longestPrefix = Math.max(longestPrefix, prefix.length());
            byPrefix.computeIfAbsent(prefix, p -> new ArrayList<>(1)).add(there);
        } else {
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

    Phrase phrase(boolean atEnd) {
        return phrase == null && atEnd ? phraseAtEnd : phrase;
    }

    List<Node> gaps() {
        return gaps;
    }

    List<Node> after(String word) {
        return next.getOrDefault(word, List.of());
    }

    int shortestPrefix() {
        return shortestPrefix;
    }

    int longestPrefix() {
        return longestPrefix;
    }

    List<Node> afterPrefix(String prefix) {
        return byPrefix.getOrDefault(prefix, List.of());
    }
}
