package aicmo.cam.classifier.language;

import aicmo.cam.classifier.phrase.Token;
import aicmo.cam.classifier.phrase.Words;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Tells the language of a text by its script, and by the small words that a text of a language cannot do without. */
public final class Language {

    private static final Map<String, List<String>> LANGUAGES_BY_WORD = read();
    private static final int MOST_WORDS = 200;
    private static final int FEWEST_HITS = 2;
    /** By so much the best must lead. */
    private static final double LEAD = 1.3;

    private static final int SURE_HITS = 3;
    private static final double SURE_LEAD = 1.5;

    private Language() {}

    /** The code (ISO 639-1) of the text's language; empty where too few words tell. */
    public static Optional<String> of(List<Token> words) {
        return of(words, FEWEST_HITS, LEAD);
    }

    /** The same, where so many words tell it that texts of other languages can be left aside. */
    public static Optional<String> surely(List<Token> words) {
        return of(words, SURE_HITS, SURE_LEAD);
    }

    private static Optional<String> of(List<Token> words, int fewest, double lead) {
        Optional<String> byScript = Script.language(words);
        if (byScript.isPresent()) {
            return byScript;
        }
        Map<String, Integer> hits = new HashMap<>();
        for (Token token : words.subList(0, Math.min(MOST_WORDS, words.size()))) {
            LANGUAGES_BY_WORD
                    .getOrDefault(token.word(), List.of())
                    .forEach(language -> hits.merge(language, 1, Integer::sum));
        }
        String best = "";
        int most = 0;
        int second = 0;
        for (Map.Entry<String, Integer> entry : hits.entrySet()) {
            int count = entry.getValue();
            if (count > most || (count == most && entry.getKey().compareTo(best) < 0)) {
                second = Math.max(second, most);
                most = count;
                best = entry.getKey();
            } else {
                second = Math.max(second, count);
            }
        }
        return most >= fewest && most >= second * lead ? Optional.of(best) : Optional.empty();
    }

    private static Map<String, List<String>> read() {
        Map<String, List<String>> languages = new HashMap<>();
        try (InputStream in = Language.class.getResourceAsStream("words.tsv")) {
            new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#") && !line.isBlank())
                    .map(line -> line.split("\t", 2))
                    .forEach(line -> Words.of(line[1]).stream()
                            .map(Token::word)
                            .distinct()
                            .forEach(word -> languages
                                    .computeIfAbsent(word, w -> new ArrayList<>(2))
                                    .add(line[0])));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read words.tsv beside " + Language.class.getName(), e);
        }
        return languages;
    }
}
