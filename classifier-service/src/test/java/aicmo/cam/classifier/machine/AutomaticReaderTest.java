package aicmo.cam.classifier.machine;

import static org.assertj.core.api.Assertions.assertThat;

import aicmo.cam.classifier.Mail;
import aicmo.cam.classifier.Verdict;
import aicmo.cam.events.BounceKind;
import aicmo.cam.events.ReplyClass;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AutomaticReaderTest {

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "auto-submitted, auto-replied (vacation)",
        "x-autoreply, yes",
        "precedence, auto_reply",
        "x-ms-exchange-generated-message-source, Mailbox Rules Agent"
    })
    void a_header_alone_tells_an_automatic_answer(String name, String value) {
        assertThat(Mail.answer("Ciao").header(name, value).verdict().replyClass())
                .isEqualTo(ReplyClass.OOO);
    }

    @Test
    void headers_that_ordinary_mail_sets_too_tell_nothing() {
        assertThat(Mail.answer("I am interested.")
                        .header("x-auto-response-suppress", "All")
                        .verdict()
                        .replyClass())
                .isEqualTo(ReplyClass.POSITIVE);
    }

    @Test
    void the_return_date_comes_along() {
        Verdict verdict = Mail.answer("Thank you for your mail. I am back on 4 May. In urgent cases call my colleague.")
                .subject("Automatic reply: An idea for Acme")
                .verdict();

        assertThat(verdict.replyClass()).isEqualTo(ReplyClass.OOO);
        assertThat(verdict.returnDate()).contains(LocalDate.of(2026, 5, 4));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "No longer works here",
                "Lena no longer works here. Please contact Tom.",
                "This employee has left the company, this mailbox is not read any more.",
                "Frau Holt ist nicht mehr im Unternehmen tätig.",
                "Lena Holt ne fait plus partie de l'entreprise.",
                "Lena Holt ya no trabaja en esta empresa.",
                "Lena Holt non lavora più in azienda.",
                "A Lena Holt já não trabalha na empresa.",
                "Lena Holt is niet meer werkzaam bij ons bedrijf.",
                "Lena Holt nie pracuje już w naszej firmie."
            })
    void who_works_there_no_longer_has_no_mailbox_any_more(String text) {
        Verdict verdict = Mail.answer(text)
                .subject("Automatic reply: An idea for Acme")
                .header("auto-submitted", "auto-replied")
                .verdict();

        assertThat(verdict.replyClass()).isEqualTo(ReplyClass.BOUNCE);
        assertThat(verdict.bounce().orElseThrow().kind()).isEqualTo(BounceKind.HARD);
    }

    @Test
    void who_has_left_answers_as_a_dead_mailbox() {
        Verdict verdict = Mail.answer("Lena Holt is no longer with Acme. Please write to office@acme.example.")
                .subject("Automatic reply: An idea for Acme")
                .header("auto-submitted", "auto-replied")
                .verdict();

        assertThat(verdict.replyClass()).isEqualTo(ReplyClass.BOUNCE);
        assertThat(verdict.reason()).isEqualTo("left company");
        assertThat(verdict.bounce().orElseThrow().kind()).isEqualTo(BounceKind.HARD);
    }

    @Test
    void an_automatic_answer_that_speaks_of_interest_is_not_positive() {
        assertThat(Mail.answer("We have received your message. We are interested in your feedback, let's talk soon.")
                        .header("auto-submitted", "auto-replied")
                        .verdict()
                        .replyClass())
                .isEqualTo(ReplyClass.OOO);
    }

    @Test
    void a_person_who_mentions_a_holiday_and_answers_is_a_person() {
        assertThat(Mail.answer("I am on vacation next week, could you send me pricing?")
                        .verdict()
                        .replyClass())
                .isEqualTo(ReplyClass.POSITIVE);
    }
}
