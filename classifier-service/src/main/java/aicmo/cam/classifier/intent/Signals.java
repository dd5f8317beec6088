package aicmo.cam.classifier.intent;

import aicmo.cam.classifier.language.Language;
import aicmo.cam.classifier.phrase.Match;
import aicmo.cam.classifier.phrase.Phrase;
import aicmo.cam.classifier.phrase.PhraseBook;
import aicmo.cam.classifier.phrase.Text;
import aicmo.cam.classifier.phrase.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the phrases of all languages say in an author's own words, negation heeded.
 *
 * @param isShort true for a few sentences at most
 * @param isLong true for a letter rather than an answer; there only its beginning and its end are taken at their word
 */
record Signals(String text, List<Token> words, List<Match> matches, boolean isLong, boolean isShort) {

    private static final List<String> FILES = List.of(
            "en.phrases",
            "de.phrases",
            "fr.phrases",
            "es.phrases",
            "it.phrases",
            "pt.phrases",
            "nl.phrases",
            "pl.phrases",
            "other.phrases",
            "stop.phrases",
            "ask.phrases");
    private static final PhraseBook BOOK = PhraseBook.read(Signals.class, FILES);
    private static final String WEAK = "-weak";
    private static final int SHORT_TEXT = 30;
    private static final int LONG = 150;
    private static final int BEGINNING = 60;
    private static final int ENDING = 40;
    private static final int SHORT_ANSWER = 8;
    private static final int REACH_OF_NEGATION = 3;

    static Signals in(Text own) {
        List<Token> words = own.words();
        Optional<String> language = Language.surely(words);
        boolean isLong = words.size() > LONG;
        List<Match> found = own.find(BOOK).stream()
                .filter(match -> isOfLanguage(match, language))
                .toList();
        List<Match> kept = new ArrayList<>();
        for (Match match : found) {
            boolean bare = match.section().endsWith("-bare");
            boolean inside = isLong && match.first() > BEGINNING && match.last() < words.size() - ENDING;
            if (inside || (bare && words.size() > SHORT_ANSWER) || isTooWeak(match, found, words.size())) {
                continue;
            }
            boolean negated = isNegated(match, found, words);
            if (!negated || words.size() <= SHORT_TEXT) {
                kept.add(negated ? turned(match) : match);
            }
        }
        return new Signals(own.said(), words, kept, isLong, words.size() <= SHORT_TEXT);
    }

    /** "To spam" says something in Polish and nothing in English. A wish for no more mail counts in whatever language it stands. */
    private static boolean isOfLanguage(Match match, Optional<String> language) {
        String file = match.phrase().id().substring(0, match.phrase().id().indexOf('/'));
        return language.isEmpty()
                || match.section().startsWith("unsub")
                || file.equals(language.get())
                || (!FILES.contains(language.get() + ".phrases") && (file.equals("other") || file.equals("en")));
    }

    /** In a letter, words such as "very good" speak of anything; several of them close together speak to us. */
    private static boolean isTooWeak(Match match, List<Match> found, int words) {
        if (!match.section().endsWith(WEAK) || words <= SHORT_TEXT) {
            return false;
        }
        long alike = found.stream()
                .filter(other -> other.section().equals(match.section()))
                .count();
        return alike < 2 || alike * SHORT_TEXT < words;
    }

    /** A negation shortly before, which is not itself part of a phrase: "I am not really all that interested". */
    private static boolean isNegated(Match match, List<Match> found, List<Token> words) {
        for (Match other : found) {
            boolean negates = other.section().equals("negator")
                    && other.last() < match.first()
                    && match.first() - other.last() <= REACH_OF_NEGATION;
            if (negates
                    && !opensAnswer(other, words)
                    && words.get(other.first()).sentence()
                            == words.get(match.first()).sentence()) {
                return !match.section().equals("negator");
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
                    case "positive", "positive-weak" -> "negative";
                    default -> "negated";
                };
        Phrase phrase = match.phrase();
        Phrase turned = new Phrase("not/" + phrase.id(), phrase.version(), section, 0.75);
        return new Match(turned, match.first(), match.last(), match.start(), match.end());
    }

    List<Match> of(String section) {
        return matches.stream()
                .filter(match -> match.section().equals(section)
                        || match.section().equals(section + "-bare")
                        || match.section().equals(section + WEAK))
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
