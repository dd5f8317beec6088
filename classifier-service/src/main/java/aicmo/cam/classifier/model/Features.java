package aicmo.cam.classifier.model;

import aicmo.cam.classifier.phrase.Token;
import java.util.ArrayList;
import java.util.List;

/** What the model sees of an answer: its words, its pairs of words, the beginnings of longer words, and whether it asks. */
final class Features {

    private static final int STEM = 4;

    private Features() {}

    static String word(String word) {
        return "w=" + word;
    }

    static String stem(String word) {
        return "s=" + word.substring(0, Math.min(STEM, word.length()));
    }

    static String[] of(String text, List<Token> words) {
        List<String> features = new ArrayList<>();
        String before = "^";
        for (Token token : words) {
            String word = token.word();
            features.add(word(word));
            features.add("p=" + before + " " + word);
            if (word.length() > STEM) {
                features.add(stem(word));
            }
            before = word;
        }
        features.add("p=" + before + " $");
        if (text.indexOf('?') >= 0) {
            features.add("asks");
        }
        return features.toArray(String[]::new);
    }
}
