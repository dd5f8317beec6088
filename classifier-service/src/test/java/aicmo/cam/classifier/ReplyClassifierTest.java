package aicmo.cam.classifier;

import static org.assertj.core.api.Assertions.assertThat;

import aicmo.cam.events.OptOutScope;
import aicmo.cam.events.ReplyClass;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;

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

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "CAMPAIGN   | Please unsubscribe me from this newsletter.",
                "CAMPAIGN   | Bitte nehmen Sie mich aus dem Verteiler.",
                "CAMPAIGN   | Désabonnement",
                "EVERYTHING | Never contact me again.",
                "EVERYTHING | Please delete all my data.",
                "EVERYTHING | Remove me from all your lists.",
                "EVERYTHING | Bitte löschen Sie meine Daten aus Ihrer Datenbank.",
                "EVERYTHING | Ne me contactez plus jamais.",
                "EVERYTHING | No me contacten nunca más."
            })
    void an_opt_out_tells_how_much_it_wants_to_end(OptOutScope scope, String text) {
        assertThat(Mail.answer(text).verdict().optOutScope()).contains(scope);
    }

    @Test
    void a_complaint_wants_everything_to_end() {
        assertThat(Mail.answer("").feedback("abuse").verdict().optOutScope()).contains(OptOutScope.EVERYTHING);
    }

    @Test
    void only_an_opt_out_has_a_scope() {
        assertThat(Mail.answer("Not interested, thanks.").verdict().optOutScope())
                .isEmpty();
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "en | Thanks, could you send me the prices?",
                "de | Vielen Dank, wir haben leider keinen Bedarf.",
                "fr | Merci, nous ne sommes pas intéressés.",
                "es | Gracias, pero no estamos interesados en este momento.",
                "pl | Dziękuję, nie jestem zainteresowany.",
                "ru | Спасибо, нас это не интересует.",
                "uk | Дякую, нас це не цікавить, її немає.",
                "ja | ありがとうございます。来週お話しできますか。",
                "zh | 谢谢,我们不感兴趣。",
                "ko | 감사합니다. 관심이 없습니다."
            })
    void a_verdict_tells_the_language_of_the_message(String language, String text) {
        assertThat(Mail.answer(text).verdict().language()).contains(language);
    }
}
