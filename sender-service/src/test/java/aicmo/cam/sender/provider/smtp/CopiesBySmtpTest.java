package aicmo.cam.sender.provider.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import aicmo.cam.sender.mail.RenderedMail;
import aicmo.cam.sender.provider.Outcome;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Mails with copies, as a mail server sees them. */
class CopiesBySmtpTest extends ScriptedDialogue {
    @Test
    void each_address_is_a_recipient_of_the_envelope_and_one_header_names_the_copies() {
        assertThat(sent()).isInstanceOf(Outcome.Accepted.class);

        assertThat(server.commands())
                .containsSubsequence(
                        "MAIL FROM:<anna@acme.test>",
                        "RCPT TO:<ana@recipients.test>",
                        "RCPT TO:<cleo@copies.test>",
                        "RCPT TO:<ben@xn--mller-kva.test>");
        assertThat(server.mails()).singleElement().satisfies(mail -> {
            assertThat(mail).containsOnlyOnce("Cc: cleo@copies.test,");
            assertThat(mail).containsOnlyOnce("To: ");
        });
    }

    @Test
    void a_refusal_says_which_address_it_concerns_whatever_the_server_says() {
        server.answerTo("RCPT TO:<cleo@copies.test>", "550 5.1.1 User unknown");
        assertThat(sent())
                .isEqualTo(
                        new Outcome.CopyRejected(
                                "cleo@copies.test",
                                "5.1.1",
                                "cleo@copies.test (cc): the mail server refused the recipient (RCPT TO): 550 5.1.1 User unknown"));
        server.answerTo("RCPT TO:<cleo@copies.test>", "");
        server.answerTo("RCPT TO:<ben@", "550 5.1.1 User unknown");
        assertThat(sent()).isInstanceOfSatisfying(Outcome.CopyRejected.class, refused -> assertThat(refused.address())
                .isEqualTo("ben@müller.test"));
        server.answerTo("RCPT TO:<ana@", "550 5.1.1 User unknown");
        assertThat(sent()).isInstanceOfSatisfying(Outcome.Rejected.class, refused -> assertThat(refused.detail())
                .startsWith("ana@recipients.test: "));
        assertThat(server.mails()).isEmpty();
    }

    @Test
    void after_the_content_only_the_words_tell_whom_a_refusal_concerns() {
        server.answer(".", "550 5.1.1 <Cleo@copies.test>: Recipient address rejected: unknown");
        assertThat(sent()).isInstanceOfSatisfying(Outcome.CopyRejected.class, refused -> assertThat(refused.address())
                .isEqualTo("cleo@copies.test"));

        server.answer(".", "550 5.1.1 mailbox unavailable");
        assertThat(sent()).isInstanceOfSatisfying(Outcome.CopyRejected.class, refused -> {
            assertThat(refused.address()).isNull();
            assertThat(refused.detail()).endsWith("it does not say which address of the mail it concerns");
        });
    }

    @Test
    void throttling_of_an_address_in_cc_does_not_slow_down_the_recipients_domain() {
        server.answerTo("RCPT TO:<cleo@copies.test>", "450 4.7.1 rate limit exceeded");
        assertThat(sent()).isInstanceOfSatisfying(Outcome.Postponed.class, postponed -> {
            assertThat(postponed.throttled()).isFalse();
            assertThat(postponed.detail()).startsWith("cleo@copies.test (cc): ");
        });

        server.answerTo("RCPT TO:<cleo@copies.test>", "");
        server.answerTo("RCPT TO:<ana@", "450 4.7.1 rate limit exceeded");
        assertThat(sent())
                .isInstanceOfSatisfying(Outcome.Postponed.class, postponed -> assertThat(postponed.throttled())
                        .isTrue());
    }

    private Outcome sent() {
        RenderedMail mail = new RenderedMail(
                "anna@acme.test",
                "ana@recipients.test",
                null,
                null,
                "Hello",
                "Some text",
                null,
                "<1@acme.test>",
                null,
                List.of(),
                Map.of(),
                null,
                List.of("cleo@copies.test", "ben@müller.test"));
        return Smtp.plain(vertx, server.port()).send(Smtp.batch(mail)).getFirst();
    }
}
