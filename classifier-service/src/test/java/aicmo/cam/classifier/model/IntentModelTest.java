package aicmo.cam.classifier.model;

import static org.assertj.core.api.Assertions.assertThat;

import aicmo.cam.classifier.phrase.Words;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class IntentModelTest {

    @Test
    void the_model_that_is_shipped_is_the_one_that_its_training_makes() throws IOException {
        IntentModel shipped = IntentModel.read();
        IntentModel trained = new IntentModel(TrainIntentModel.train(TrainIntentModel.samples()));

        for (String text : List.of("When could we start with this?", "We do not need that here", "Who sent you?")) {
            assertThat(shipped.guess(text, Words.of(text))).isEqualTo(trained.guess(text, Words.of(text)));
        }
    }

    @Test
    void of_words_that_it_never_saw_the_model_says_nothing() {
        assertThat(IntentModel.read().guess("zxqv kwpt hjjk", Words.of("zxqv kwpt hjjk")))
                .isEmpty();
    }
}
