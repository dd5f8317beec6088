package aicmo.cam.classifier.model;

import aicmo.cam.classifier.phrase.Token;
import aicmo.cam.events.ReplyClass;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import opennlp.tools.doccat.DoccatModel;
import opennlp.tools.ml.model.MaxentModel;

/**
 * A small maximum-entropy model (OpenNLP) of what short answers mean, for those in which no rule finds anything. {@link TrainIntentModel}
 * makes it of {@code answers.txt}.
 */
public final class IntentModel {

    /** Counts with the model's file. */
    public static final int VERSION = 2;

    static final String FILE = "intent.bin";
    private static final int FEWEST_KNOWN = 3;

    private final MaxentModel model;

    IntentModel(DoccatModel model) {
        this.model = model.getMaxentModel();
    }

    /**
     * What an answer means to the model.
     *
     * @param probability the model's own, in [0, 1]
     * @param word the word that speaks most for it
     */
    public record Guess(ReplyClass replyClass, double probability, Token word) {}

    /** The model that comes with the classifier. */
    public static IntentModel read() {
        try (InputStream in = IntentModel.class.getResourceAsStream(FILE)) {
            return new IntentModel(new DoccatModel(in));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + FILE + " beside " + IntentModel.class.getName(), e);
        }
    }

    /** Empty where the model knows too few of the words. */
    public Optional<Guess> guess(String text, List<Token> words) {
        long known = words.stream()
                .filter(word -> isKnown(Features.word(word.word())) || isKnown(Features.stem(word.word())))
                .count();
        if (words.isEmpty() || known < Math.min(FEWEST_KNOWN, words.size()) || known * 2 < words.size()) {
            return Optional.empty();
        }
        double[] outcomes = eval(Features.of(text, words));
        int best = 0;
        for (int i = 1; i < outcomes.length; i++) {
            best = outcomes[i] > outcomes[best] ? i : best;
        }
        return Optional.of(
                new Guess(ReplyClass.valueOf(model.getOutcome(best)), outcomes[best], strongest(words, best)));
    }

    private Token strongest(List<Token> words, int outcome) {
        Token strongest = words.getFirst();
        double most = 0;
        for (Token word : words) {
            double alone = eval(Features.word(word.word()))[outcome];
            if (alone > most) {
                most = alone;
                strongest = word;
            }
        }
        return strongest;
    }

    private boolean isKnown(String feature) {
        double[] outcomes = eval(feature);
        for (double outcome : outcomes) {
            if (Math.abs(outcome - outcomes[0]) > 1e-9) {
                return true;
            }
        }
        return false;
    }

    /** OpenNLP names what its bag of words holds so. */
    private double[] eval(String... features) {
        String[] named = new String[features.length];
        for (int i = 0; i < features.length; i++) {
            named[i] = "bow=" + features[i];
        }
        return model.eval(named);
    }
}
