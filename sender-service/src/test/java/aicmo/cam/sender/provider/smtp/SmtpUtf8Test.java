package aicmo.cam.sender.provider.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import aicmo.cam.mail.InternetMessage;
import aicmo.cam.sender.mail.AttachedFile;
import aicmo.cam.sender.mail.RenderedMail;
import aicmo.cam.sender.provider.Batch;
import aicmo.cam.sender.provider.Outcome;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Mails that only a server with SMTPUTF8 (RFC 6531) takes: what is said of them, and what its answers mean. */
class SmtpUtf8Test extends ScriptedDialogue {
    private static final String FROM = "anna@acme.test";
    private static final String JOERG = "jörg@firma.example";

    @ParameterizedTest
    @CsvSource({
        "anna@acme.test,jörg@firma.example,jörg@firma.example",
        "anna@acme.test,jo\u0308rg@firma.example,jörg@firma.example",
        "anna@acme.test,用户@例子.example,用户@xn--fsqu00a.example",
        "Anna <anna.größe@acme.test>,ana@recipients.test,ana@recipients.test",
    })
    void an_address_beyond_ascii_is_said_in_utf_8(String from, String to, String said) {
        String sender = from.replaceAll(".*<|>", "");

        assertThat(outcome(mail(from, to))).isEqualTo(new Outcome.Accepted(null, List.of("<1@acme.test>")));

        assertThat(server.commands())
                .contains(
                        "EHLO sender.test",
                        "MAIL FROM:<" + sender + "> BODY=8BITMIME SMTPUTF8",
                        "RCPT TO:<" + said + ">");
        assertThat(server.mails().getFirst()).contains("To: Ana Ferrer <" + said + ">\r\n");
        assertThat(received().from().getFirst().address()).isEqualTo(sender);
    }

    @Test
    void an_address_for_answers_beyond_ascii_needs_it_too() {
        RenderedMail plain = mail(FROM, "ana@recipients.test");
        RenderedMail mail = new RenderedMail(
                plain.from(),
                plain.to(),
                plain.toName(),
                JOERG,
                plain.subject(),
                plain.text(),
                null,
                plain.messageId(),
                null,
                List.of(),
                Map.of());

        assertThat(outcome(mail)).isInstanceOf(Outcome.Accepted.class);
        assertThat(server.commands()).anyMatch(command -> command.endsWith("SMTPUTF8"));
        assertThat(received().replyTo().getFirst().address()).isEqualTo(JOERG);
    }

    @Test
    void everything_in_it_arrives_as_in_any_other_mail() {
        String text = ".\r\n..two\n.one\rGrüße " + "x".repeat(3000) + "\nlast";
        String html = "<p>" + "long ".repeat(500) + "</p>\r\n.\r\n<p>ü</p>";
        AttachedFile file =
                new AttachedFile("Preise für Jörg.pdf", "application/pdf", new byte[] {1, 2, '.', '\n', -1});
        RenderedMail mail = Smtp.mail(FROM, JOERG, text, html, Map.of("List-Unsubscribe", "<https://acme.test/u/1>"));

        assertThat(outcome(mail, file)).isInstanceOf(Outcome.Accepted.class);
        assertThat(outcome(Smtp.mail(FROM, "joerg@firma.example", text, html, mail.headers()), file))
                .isInstanceOf(Outcome.Accepted.class);

        String boundaries = "=--vertx_mail_[^\"\r]*|boundary=\"[^\"]*\"|--[^\r ]{20,}";
        assertThat(server.mails().getFirst().replaceAll(boundaries, "").replace(JOERG, "joerg@firma.example"))
                .isEqualTo(server.mails().getLast().replaceAll(boundaries, ""));
        assertThat(received().text().replace("\r\n", "\n").strip())
                .isEqualTo(text.replace("\r\n", "\n").replace('\r', '\n'));
        assertThat(received().attachments()).hasSize(1);
    }

    @Test
    void a_mail_in_ascii_goes_as_ever_to_a_server_that_offers_it() {
        assertThat(outcome(mail(FROM, "ana@bücher.test"))).isInstanceOf(Outcome.Accepted.class);

        assertThat(server.commands())
                .contains("RCPT TO:<ana@xn--bcher-kva.test>")
                .noneMatch(command -> command.contains("SMTPUTF8"));
    }

    @ParameterizedTest
    @CsvSource({"anna@acme.test,jörg@firma.example", "größe@acme.test,ana@recipients.test"})
    void where_it_is_not_offered_only_this_mail_fails_and_says_what_to_do(String from, String to) throws Exception {
        try (ScriptedSmtp without = new ScriptedSmtp()) {
            without.withdraw("SMTPUTF8");
            List<Outcome> outcomes = Smtp.plain(vertx, without.port())
                    .send(Smtp.batch(mail(from, to), mail(FROM, "ana@recipients.test"), mail(from, to)));

            assertThat(outcomes.get(0)).isInstanceOfSatisfying(Outcome.Rejected.class, rejected -> {
                assertThat(rejected.status()).isEqualTo("5.6.7");
                assertThat(rejected.detail()).contains("does not offer SMTPUTF8", to, "AICMO_SMTP_HOST");
            });
            assertThat(outcomes.get(1)).isInstanceOf(Outcome.Accepted.class);
            assertThat(outcomes.get(2)).isEqualTo(outcomes.get(0));
            assertThat(without.mails()).hasSize(1);
        }
    }

    /** Whatever a server says means the same as for any other mail. */
    @ParameterizedTest
    @CsvSource({
        "CONNECT,554 5.7.1 you are listed",
        "CONNECT,421 4.7.0 too many connections",
        "MAIL,550 5.7.1 not owned by user anna",
        "MAIL,530 5.7.0 Authentication required",
        "MAIL,451 4.3.0 not now",
        "MAIL,421 4.3.2 shutting down",
        "RCPT,550 5.1.1 no such user",
        "RCPT,550-5.7.1 one line|550 5.7.1 and Relay access denied",
        "RCPT,550 no",
        "RCPT,450 4.7.1 greylisted",
        "RCPT,451 4.7.1 rate limit exceeded",
        "RCPT,553 5.6.7 no such addresses here",
        "RCPT,hello",
        "DATA,451 4.3.0 not now",
        "DATA,554 5.5.1 no valid recipients",
        ".,554 5.6.0 malformed message",
        ".,550 5.7.1 looks like spam",
        ".,451 4.7.1 try again later",
        ".,250",
        ".,hello",
        ".,252 perhaps",
    })
    void an_answer_means_what_it_means_for_other_mails(String verb, String answer) {
        server.answer(verb, answer.replace("|", "\r\n"));

        Outcome outcome = outcome(mail(FROM, JOERG));
        Outcome other = outcome(mail(FROM, "joerg@firma.example"));
        assertThat(outcome).hasSameClassAs(other);
        if (!(other instanceof Outcome.Unreached)) {
            assertThat(outcome).isEqualTo(other);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {ScriptedSmtp.HANGS_UP, ScriptedSmtp.IS_SILENT, "250-and then"})
    void a_doubt_after_the_content_is_unknown_and_the_mail_is_there_once(String answer) {
        server.answer(".", answer);

        assertThat(impatiently(mail(FROM, JOERG))).isInstanceOf(Outcome.Unknown.class);
        assertThat(server.mails()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"CONNECT,hangs up", "CONNECT,is silent", "EHLO,hangs up", "EHLO,is silent"})
    void before_the_mail_the_server_was_not_reached(String verb, String answer) {
        server.answer(verb, answer);

        assertThat(impatiently(mail(FROM, JOERG))).isInstanceOf(Outcome.Unreached.class);
    }

    /** It may be this mail that the server stumbles over: others do not wait for it. */
    @ParameterizedTest
    @CsvSource({"MAIL,hangs up", "MAIL,is silent", "RCPT,hangs up", "DATA,hangs up", "DATA,is silent"})
    void before_the_content_it_surely_did_not_go_and_is_tried_again_alone(String verb, String answer) {
        server.answer(verb, answer);

        assertThat(impatiently(mail(FROM, JOERG))).isInstanceOf(Outcome.Postponed.class);
        assertThat(server.mails()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"MAIL", "RCPT", "DATA", "."})
    void that_such_addresses_are_not_taken_concerns_this_mail_only(String verb) {
        server.answer(verb, "550 5.6.7 <größe@acme.test>: Sender address rejected: not here");

        assertThat(outcome(mail("größe@acme.test", JOERG)))
                .isInstanceOfSatisfying(Outcome.Rejected.class, rejected -> assertThat(rejected.status())
                        .isEqualTo("5.6.7"));
    }

    @Test
    void a_server_that_offers_it_and_does_not_know_it_fails_this_mail_only() {
        server.answer("MAIL", "555 5.5.4 Unsupported option: SMTPUTF8");

        assertThat(outcome(mail(FROM, JOERG))).isInstanceOfSatisfying(Outcome.Rejected.class, rejected -> {
            assertThat(rejected.status()).isEqualTo("5.6.7");
            assertThat(rejected.detail()).contains("Unsupported option");
        });
    }

    @Test
    void a_mail_that_is_larger_than_the_server_takes_is_refused_before_it_is_sent() {
        server.offer("SIZE 1000");

        assertThat(outcome(Smtp.mail(FROM, JOERG, "x\n".repeat(2000), null, Map.of())))
                .isEqualTo(outcome(Smtp.mail(FROM, "joerg@firma.example", "x\n".repeat(2000), null, Map.of())));
        assertThat(server.mails()).isEmpty();
    }

    @Test
    void its_size_is_said_where_the_server_wants_to_know() {
        server.offer("SIZE 100000");

        assertThat(outcome(mail(FROM, JOERG))).isInstanceOf(Outcome.Accepted.class);
        assertThat(server.commands()).anyMatch(command -> command.matches("MAIL FROM:<.*> .*SIZE=[1-9]\\d+.*"));
    }

    private static RenderedMail mail(String from, String to) {
        return Smtp.mail(from, to, "Dear Ana", null, Map.of());
    }

    private Outcome outcome(RenderedMail mail, AttachedFile... files) {
        Batch.Item item = new Batch.Item(UUID.randomUUID(), null, null, mail, List.of(files));
        return Smtp.plain(vertx, server.port())
                .send(new Batch("key", List.of(item)))
                .getFirst();
    }

    private Outcome impatiently(RenderedMail mail) {
        return Smtp.plain(vertx, server.port(), "AICMO_CAM_EMAIL_TIMEOUT", "2s")
                .send(Smtp.batch(mail))
                .getFirst();
    }

    private InternetMessage received() {
        String undotted =
                ("\r\n" + server.mails().getFirst()).replace("\r\n..", "\r\n.").substring(2);
        return InternetMessage.parse(undotted.getBytes(StandardCharsets.UTF_8));
    }
}
