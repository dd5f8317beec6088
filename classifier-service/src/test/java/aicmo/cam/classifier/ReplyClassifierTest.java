package aicmo.cam.classifier;

import static org.assertj.core.api.Assertions.assertThat;

import aicmo.cam.events.ReplyClass;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

class ReplyClassifierTest {

    @ParameterizedTest(name = "{0}: {1}")
    @CsvFileSource(resources = "answers.tsv", delimiter = '\t', maxCharsPerColumn = 10_000)
    void an_answer_means_what_a_reader_of_its_language_takes_it_for(ReplyClass expected, String text) {
        assertThat(Mail.answer(text).verdict().replyClass()).isEqualTo(expected);
    }

    @Test
    void the_same_message_gives_the_same_verdict() {
        Mail mail = Mail.answer("Sounds interesting. Could you send pricing?");

        assertThat(mail.verdict()).isEqualTo(mail.verdict());
    }

    @Test
    void the_quoted_footer_of_our_own_mail_is_no_opt_out() {
        Verdict verdict = Mail.answer("""
                Thanks, could you send me some more information?

                On Mon, 20 Apr 2026 at 10:00, Anna Berg <anna@ours.example> wrote:

                > An idea for Acme.
                > To unsubscribe click here. Reply "stop emailing me" and we will.
                """).verdict();

        assertThat(verdict.replyClass()).isEqualTo(ReplyClass.POSITIVE);
    }

    @Test
    void an_answer_that_is_only_quoted_text_is_empty() {
        Verdict verdict = Mail.answer("""
                On Mon, 20 Apr 2026 at 10:00, Anna Berg <anna@ours.example> wrote:

                > Are you interested? Let's talk.
                """).verdict();

        assertThat(verdict.replyClass()).isEqualTo(ReplyClass.NEUTRAL);
        assertThat(verdict.reason()).isEqualTo("empty");
    }

    @Test
    void evidence_names_the_rule_and_the_place_in_the_text_as_written() {
        String text = "Hello Anna,\r\n\r\nwe are not interested.\r\n\r\nBest regards\r\nLena";
        Evidence evidence = Mail.answer(text).verdict().evidence().getFirst();

        assertThat(evidence.rule()).startsWith("en/negative/");
        assertThat(evidence.version()).isPositive();
        assertThat(evidence.where()).isEqualTo("body");
        assertThat(text.substring(evidence.start(), evidence.end())).isEqualTo("not interested");
    }

    @Test
    void an_opt_out_wins_over_interest_and_rejection() {
        assertThat(Mail.answer("Interesting, but not interested. Please remove me from your list.")
                        .verdict()
                        .replyClass())
                .isEqualTo(ReplyClass.UNSUB);
    }

    @Test
    void a_message_of_no_words_at_all_is_neutral() {
        assertThat(Mail.answer("").verdict().replyClass()).isEqualTo(ReplyClass.NEUTRAL);
        assertThat(Mail.answer("\u0000\ufffd>>>>\n:::").verdict().replyClass()).isEqualTo(ReplyClass.NEUTRAL);
    }

    @Test
    void a_newsletter_that_asks_whether_we_are_interested_is_nobodys_answer() {
        assertThat(Mail.answer("Interested? Let's talk! We would love to show you a demo.")
                        .subject("Spring news")
                        .header("list-unsubscribe", "<https://news.example/u/1>")
                        .verdict()
                        .replyClass())
                .isEqualTo(ReplyClass.NEUTRAL);
    }
}
