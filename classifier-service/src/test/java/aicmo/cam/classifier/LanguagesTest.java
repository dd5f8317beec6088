package aicmo.cam.classifier;

import static org.assertj.core.api.Assertions.assertThat;

import aicmo.cam.events.ReplyClass;
import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** Every text of these files was written for this project. */
class LanguagesTest {

    @ParameterizedTest(name = "{0}: {1}")
    @CsvFileSource(resources = "opt-outs.tsv", delimiter = '\t', maxCharsPerColumn = 10_000)
    void a_wish_for_no_more_mail_is_understood_in_any_language(String language, String text) {
        assertThat(Mail.answer(text).verdict().replyClass()).isEqualTo(ReplyClass.UNSUB);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvFileSource(resources = "look-alikes.tsv", delimiter = '\t', maxCharsPerColumn = 10_000)
    void a_sentence_that_only_looks_like_something_is_not_taken_for_it(ReplyClass expected, String text) {
        assertThat(Mail.answer(text).verdict().replyClass()).isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvFileSource(resources = "away.tsv", delimiter = '\t', maxCharsPerColumn = 10_000)
    void an_absence_is_understood_in_any_language_with_its_day_of_return(LocalDate back, String text) {
        Verdict verdict = Mail.answer(text).verdict();

        assertThat(verdict.replyClass()).isEqualTo(ReplyClass.OOO);
        assertThat(verdict.returnDate()).contains(back);
    }
}
