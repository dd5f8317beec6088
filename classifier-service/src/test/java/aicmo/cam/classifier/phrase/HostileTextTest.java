package aicmo.cam.classifier.phrase;

import static org.assertj.core.api.Assertions.assertThat;

import aicmo.cam.classifier.Mail;
import aicmo.cam.classifier.ReplyClassifier;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Texts that are made to be slow to read: long runs of what the rules look for, almost complete. What reading them costs is counted. */
class HostileTextTest {

    private static final int LONG = 300_000;
    private static final int MOST_WORDS = 6_000;
    /** So many places among the phrases for a word on average, however hostile; ordinary words need about ten. */
    private static final int MOST_STEPS_A_WORD = 700;

    private static final PhraseBook INTENT = book(
            "intent/en",
            "intent/de",
            "intent/fr",
            "intent/es",
            "intent/it",
            "intent/pt",
            "intent/nl",
            "intent/pl",
            "intent/other",
            "intent/stop");
    private static final PhraseBook MACHINE = book("machine/bounce", "machine/reason", "machine/away");
    private static final PhraseBook QUOTES =
            book("quote/attribution", "quote/header", "quote/separator", "quote/footer", "quote/closing");

    private static PhraseBook book(String... files) {
        return PhraseBook.read(
                HostileTextTest.class,
                Stream.of(files)
                        .map(file -> "/aicmo/cam/classifier/" + file + ".phrases")
                        .toList());
    }

    static Stream<String> texts() {
        Random random = new Random(7);
        StringBuilder letters = new StringBuilder();
        StringBuilder words = new StringBuilder();
        List<String> said = List.of("not", "please", "remove", "me", "from", "unsubscribe", "will", "back", "5.", "on");
        while (letters.length() < LONG) {
            letters.appendCodePoint(32 + random.nextInt(0x3000));
            words.append(said.get(random.nextInt(said.size()))).append(random.nextInt(9) == 0 ? '\n' : ' ');
        }
        return Stream.concat(
                Stream.of(
                                "a",
                                "a@",
                                "a.",
                                "a@b.",
                                "> ",
                                ">\n",
                                "\n",
                                " ",
                                "From: a\n",
                                "On Mon, 20 Apr 2026, x wrote\n",
                                "On Mon, 20 Apr 2026, x ",
                                "5.1.1 550 ",
                                "5.1.0 - Unknown address error ",
                                "not really not at all not ",
                                "i'm ",
                                "12.8. ",
                                "-",
                                "退",
                                "550 user unknown ",
                                "555: : ",
                                "2026-04-20 ",
                                "2026-04-20 x@y",
                                "-----Original Message-----\n",
                                "Sent from my phone\n",
                                "```\n",
                                "|",
                                "|\n",
                                "x> ",
                                "--\n",
                                "-- x wrote: --\n",
                                "on Monday, anna wrote:",
                                "\u200b",
                                "พฤษภาคม",
                                "12 พ",
                                "\ud83d",
                                "İ",
                                "ﷺ",
                                "'",
                                "\t",
                                "\u0301")
                        .map(part -> part.repeat(LONG / part.length())),
                Stream.of(letters.toString(), words.toString()));
    }

    @ParameterizedTest
    @MethodSource("texts")
    void twice_the_text_is_twice_the_work_at_most(String text) {
        for (PhraseBook book : List.of(INTENT, MACHINE, QUOTES)) {
            long once = book.steps(Words.of(text.substring(0, 10_000)));
            long twice = book.steps(Words.of(text.substring(0, 20_000)));

            assertThat(twice).isLessThanOrEqualTo(once * 23 / 10 + 100);
        }
    }

    @ParameterizedTest
    @MethodSource("texts")
    void no_more_words_are_read_than_a_long_letter_has_and_each_costs_little(String text) {
        List<Token> words = Words.of(text);

        assertThat(words).hasSizeLessThanOrEqualTo(MOST_WORDS);
        for (PhraseBook book : List.of(INTENT, MACHINE, QUOTES)) {
            assertThat(book.steps(words)).isLessThanOrEqualTo((words.size() + 1L) * MOST_STEPS_A_WORD);
        }
    }

    @ParameterizedTest
    @MethodSource("texts")
    void every_text_gets_a_verdict(String text) {
        assertThat(Mail.answer(text).verdict()).isNotNull();
        assertThat(new ReplyClassifier()
                        .classify(Mail.answer(text)
                                .from("MAILER-DAEMON@mx.acme.example", "")
                                .subject("Undelivered Mail " + text.substring(0, 2_000))
                                .report("failed", "5.0.0", text)
                                .message()))
                .isNotNull();
    }
}
