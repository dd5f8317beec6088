package aicmo.cam.classifier.language;

import aicmo.cam.classifier.phrase.Token;
import java.lang.Character.UnicodeScript;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The languages that their letters tell. */
final class Script {

    private static final int MOST_WORDS = 200;

    private Script() {}

    /** Empty where most letters are Latin, or where there are none. */
    static Optional<String> language(List<Token> words) {
        Map<UnicodeScript, Integer> letters = new EnumMap<>(UnicodeScript.class);
        for (Token token : words.subList(0, Math.min(MOST_WORDS, words.size()))) {
            count(token.word(), letters);
        }
        // Japanese mixes three scripts, and any of its own two tells.
        if (count(letters, UnicodeScript.HIRAGANA) + count(letters, UnicodeScript.KATAKANA) > 1) {
            return Optional.of("ja");
        }
        letters.remove(UnicodeScript.COMMON);
        letters.remove(UnicodeScript.INHERITED);
        Optional<UnicodeScript> most =
                letters.entrySet().stream().max(Map.Entry.comparingByValue()).map(Map.Entry::getKey);
        boolean ukrainian = words.stream()
                .limit(MOST_WORDS)
                .anyMatch(token -> token.word().chars().anyMatch(c -> "іїєґ".indexOf(c) >= 0));
        return most.map(script -> named(script).equals("ru") && ukrainian ? "uk" : named(script))
                .filter(name -> !name.isEmpty());
    }

    private static void count(String word, Map<UnicodeScript, Integer> letters) {
        if (isPlain(word)) {
            letters.merge(UnicodeScript.LATIN, word.length(), Integer::sum);
        } else {
            word.codePoints().forEach(point -> letters.merge(UnicodeScript.of(point), 1, Integer::sum));
        }
    }

    private static boolean isPlain(String word) {
        for (int i = 0; i < word.length(); i++) {
            if (word.charAt(i) < 'a' || word.charAt(i) > 'z') {
                return false;
            }
        }
        return true;
    }

    private static int count(Map<UnicodeScript, Integer> letters, UnicodeScript script) {
        return letters.getOrDefault(script, 0);
    }

    private static String named(UnicodeScript script) {
        return switch (script) {
            case HAN -> "zh";
            case HANGUL -> "ko";
            case THAI -> "th";
            case HEBREW -> "he";
            case ARABIC -> "ar";
            case GREEK -> "el";
            case CYRILLIC -> "ru";
            default -> "";
        };
    }
}
