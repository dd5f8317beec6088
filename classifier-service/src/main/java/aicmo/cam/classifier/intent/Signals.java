package aicmo.cam.classifier.intent;

import aicmo.cam.classifier.phrase.Match;
import aicmo.cam.classifier.phrase.Phrase;
import aicmo.cam.classifier.phrase.PhraseBook;
import aicmo.cam.classifier.phrase.Token;
import aicmo.cam.classifier.phrase.Words;
import java.util.ArrayList;
import java.util.List;

/**
 * What the phrases of all languages say in an author's own words, negation heeded.
 *
 * @param isLong true for a letter rather than an answer; there only its beginning and its end are taken at their word
 */
record Signals(String text, List<Match> matches, boolean isLong) {

    private static final PhraseBook BOOK = PhraseBook.read(
            Signals.class,
            List.of(
                    "en.phrases",
                    "de.phrases",
                    "fr.phrases",
                    "es.phrases",
                    "it.phrases",
                    "pt.phrases",
                    "nl.phrases",
                    "pl.phrases",
                    "other.phrases"));
    private static final int LONG = 150;
    private static final int BEGINNING = 60;
    private static final int ENDING = 40;
    private static final int SHORT_ANSWER = 8;
    private static final int REACH_OF_NEGATION = 3;

    static Signals in(String own) {
        List<Token> words = Words.of(own);
        boolean isLong = words.size() > LONG;
        List<Match> found = BOOK.find(words);
        List<Match> kept = new ArrayList<>();
        for (Match match : found) {
            boolean bare = match.section().endsWith("-bare");
            boolean inside = isLong && match.first() > BEGINNING && match.last() < words.size() - ENDING;
            if (inside || (bare && words.size() > SHORT_ANSWER)) {
                continue;
            }
            kept.add(isNegated(match, found, words) ? turned(match) : match);
        }
        return new Signals(own, kept, isLong);
    }

    /** A negation shortly before, which is not itself part of a phrase: "I am not really all that interested". */
    private static boolean isNegated(Match match, List<Match> found, List<Token> words) {
        for (Match other : found) {
            boolean negates = other.section().equals("negator")
                    && other.last() < match.first()
                    && match.first() - other.last() <= REACH_OF_NEGATION;
            if (negates
                    && words.get(other.first()).sentence()
                            == words.get(match.first()).sentence()) {
                return !match.section().equals("negator") && !opensAnswer(other, words);
            }
        }
        return false;
    }

    /** "No, call me tomorrow": a comma after the answer's first word parts it from what follows. */
    private static boolean opensAnswer(Match negator, List<Token> words) {
        return negator.last() + 1 < words.size()
                && words.get(negator.last() + 1).start() - negator.end() > 1;
    }

    private static Match turned(Match match) {
        String section =
                switch (match.section()) {
                    case "positive" -> "negative";
                    default -> "negated";
                };
        Phrase phrase = match.phrase();
        Phrase turned = new Phrase("not/" + phrase.id(), phrase.version(), section, 0.75);
        return new Match(turned, match.first(), match.last(), match.start(), match.end());
    }

    List<Match> of(String section) {
        return matches.stream()
                .filter(match ->
                        match.section().equals(section) || match.section().equals(section + "-bare"))
                .toList();
    }

    boolean has(String section) {
        return !of(section).isEmpty();
    }

    long count(String section) {
        return of(section).size();
    }

    /** True where the words also speak for another class. */
    boolean contradict(String section) {
        return List.of("unsub", "negative", "positive").stream()
                .anyMatch(other -> !other.equals(section) && has(other));
    }
}
