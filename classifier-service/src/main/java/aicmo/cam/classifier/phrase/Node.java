package aicmo.cam.classifier.phrase;

import java.util.HashMap;
import java.util.Map;

/** A place in the tree of all phrases. */
final class Node {

    private static final int NO_PREFIX = Integer.MAX_VALUE;

    private final Map<String, Node> next = new HashMap<>(2);
    private Map<String, Node> byPrefix = Map.of();
    private int shortestPrefix = NO_PREFIX;
    private int longestPrefix;
    private Node gap;
    private Phrase phrase;
    private Phrase phraseAtEnd;

    Node word(String word) {
        if (word.equals("..")) {
            gap = gap == null ? new Node() : gap;
            return gap;
        }
        if (!word.endsWith("*")) {
            return next.computeIfAbsent(word, w -> new Node());
        }
        String prefix = word.substring(0, word.length() - 1);
        byPrefix = byPrefix.isEmpty() ? new HashMap<>() : byPrefix;
        shortestPrefix = Math.min(shortestPrefix, prefix.length());
        longestPrefix = Math.max(longestPrefix, prefix.length());
        return byPrefix.computeIfAbsent(prefix, p -> new Node());
    }

    void means(Phrase said, boolean onlyAtEnd) {
        if (onlyAtEnd) {
            phraseAtEnd = heavier(phraseAtEnd, said);
        } else {
            phrase = heavier(phrase, said);
        }
    }

    private static Phrase heavier(Phrase known, Phrase said) {
        return known == null || said.weight() > known.weight() ? said : known;
    }

    Phrase phrase(boolean atEnd) {
        return phrase == null && atEnd ? phraseAtEnd : phrase;
    }

    Node gap() {
        return gap;
    }

    Node literal(String word) {
        return next.get(word);
    }

    int shortestPrefix() {
        return shortestPrefix;
    }

    int longestPrefix() {
        return longestPrefix;
    }

    Node prefix(String prefix) {
        return byPrefix.get(prefix);
    }
}
