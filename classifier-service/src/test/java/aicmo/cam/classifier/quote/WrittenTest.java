package aicmo.cam.classifier.quote;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.ValueSource;

class WrittenTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "On Mon, Apr 20, 2026 at 10:00 AM Anna Berg <anna@ours.example> wrote:",
                "Am 20.04.2026 um 10:00 schrieb Anna Berg <anna@ours.example>:",
                "Le lun. 20 avr. 2026 à 10:00, Anna Berg <anna@ours.example> a écrit :",
                "El lun, 20 abr 2026 a las 10:00, Anna Berg (<anna@ours.example>) escribió:",
                "Il giorno lun 20 apr 2026 alle ore 10:00 Anna Berg <anna@ours.example> ha scritto:",
                "Em seg., 20 de abr. de 2026 às 10:00, Anna Berg <anna@ours.example> escreveu:",
                "Op ma 20 apr 2026 om 10:00 schreef Anna Berg <anna@ours.example>:",
                "pon., 20 kwi 2026 o 10:00 Anna Berg <anna@ours.example> napisał(a):",
                "Den mån 20 apr. 2026 kl 10:00 skrev Anna Berg <anna@ours.example>:",
                "man. 20. apr. 2026 kl. 10.00 skrev Anna Berg <anna@ours.example>:",
                "ma 20. huhtik. 2026 klo 10.00 Anna Berg (anna@ours.example) kirjoitti:",
                "po 20. 4. 2026 v 10:00 odesílatel Anna Berg <anna@ours.example> napsal:",
                "Anna Berg <anna@ours.example>, 20 Nis 2026 Pzt, 10:00 tarihinde şunu yazdı:",
                "пн, 20 апр. 2026 г. в 10:00, Anna Berg <anna@ours.example> пишет:",
                "2026年4月20日(月) 10:00 Anna Berg <anna@ours.example>:",
                "Anna Berg <anna@ours.example> 于2026年4月20日周一 10:00写道：",
                "-----Original Message-----",
                "-----Ursprüngliche Nachricht-----",
                "________________________________",
                "Von: Anna Berg <anna@ours.example>\nGesendet: Montag, 20. April 2026 10:00\nAn: Lena\nBetreff: Idee",
                "De : Anna Berg <anna@ours.example>\nEnvoyé : lundi 20 avril 2026\nÀ : Lena\nObjet : Idée"
            })
    void what_a_mail_program_puts_before_the_original_ends_the_answer(String mark) {
        Written written = Written.in("Das passt.\n\n" + mark + "\n\nHave you thought of this?\nUnsubscribe here.\n");

        assertThat(written.reply()).isEqualTo("Das passt.");
        assertThat(written.own().strip()).isEqualTo("Das passt.");
    }

    @Test
    void answers_between_quoted_lines_are_the_authors() {
        Written written = Written.in("""
                On Mon, 20 Apr 2026, Anna wrote:
                > Are you free on Monday?
                Yes.
                > And your colleague?
                No.
                """);

        assertThat(written.own()).contains("Yes.").contains("No.").doesNotContain("free");
    }

    @Test
    void an_answer_below_the_quote_is_found() {
        assertThat(Written.in("> Are you interested?\n\nYes, very.").own().strip())
                .isEqualTo("Yes, very.");
    }

    @Test
    void the_signature_and_what_a_phone_adds_are_not_the_authors_words() {
        Written written = Written.in("Call me.\n\nSent from my iPhone\n-- \nLena Holt\nunsubscribe@acme.example");

        assertThat(written.own().strip()).isEqualTo("Call me.");
    }

    @Test
    void a_sign_off_ends_the_own_words_but_a_postscript_counts() {
        String own = Written.in("Thanks.\n\nBest regards\nLena\nInterested in growth? Acme!\nPS: call me")
                .own();

        assertThat(own).contains("Thanks.").contains("PS: call me").doesNotContain("growth");
    }

    @Test
    void own_words_stand_where_they_stood() {
        String text = "Hello\r\n> quoted\r\nworld";
        String own = Written.in(text).own();

        assertThat(own).hasSameSizeAs(text);
        assertThat(own.indexOf("world")).isEqualTo(text.indexOf("world"));
    }

    /** A line before "Old text", quoted and not, in the manner of mail programs of many languages. */
    @ParameterizedTest(name = "{0}")
    @CsvFileSource(resources = "/aicmo/cam/classifier/attributions.tsv", delimiter = '\t', maxCharsPerColumn = 10_000)
    void what_stands_below_an_attribution_is_not_the_authors(String written) {
        String attribution = written.replace("\\n", "\n");

        assertThat(Written.in("Yes, Thursday works.\n\n" + attribution + "\n\n> Old text.\n> More of it.")
                        .reply())
                .isEqualTo("Yes, Thursday works.");
        assertThat(Written.in("Yes, Thursday works.\n\n" + attribution + "\n\nOld text.\nMore of it.")
                        .reply())
                .isEqualTo("Yes, Thursday works.");
    }
}
