package aicmo.cam.sender.provider.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import aicmo.cam.mail.InternetMessage;
import aicmo.cam.sender.mail.RenderedMail;
import aicmo.cam.sender.provider.Outcome;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What stands in a mail arrives as it was written. */
class SmtpContentTest extends ScriptedDialogue {
    private static final String FROM = "anna@acme.test";
    private static final String TO = "ana@recipients.test";

    @Test
    void further_headers_are_written_as_they_are() {
        send(Smtp.mail(
                FROM,
                TO,
                "Dear Ana",
                null,
                Map.of(
                        "List-Unsubscribe", "<https://acme.test/u/abc>, <mailto:stop@acme.test>",
                        "List-Unsubscribe-Post", "List-Unsubscribe=One-Click",
                        "X-Encoded", "=?UTF-8?Q?Gr=C3=BC=C3=9Fe?= there")));

        assertThat(head())
                .contains(
                        "List-Unsubscribe: <https://acme.test/u/abc>, <mailto:stop@acme.test>",
                        "List-Unsubscribe-Post: List-Unsubscribe=One-Click",
                        "X-Encoded: =?UTF-8?Q?Gr=C3=BC=C3=9Fe?= there");
    }

    @Test
    void a_header_is_never_written_twice_whatever_the_case_of_its_name() {
        send(Smtp.mail(
                FROM,
                TO,
                "Dear Ana",
                null,
                Map.of(
                        "Message-Id", "<other@acme.test>",
                        "subject", "Other",
                        "mime-version", "2.0",
                        "Content-type", "text/other",
                        "List-Unsubscribe", "<https://acme.test/1>",
                        "list-unsubscribe", "<https://acme.test/2>")));

        for (String name : new String[] {"message-id", "subject", "mime-version", "content-type", "list-unsubscribe"}) {
            assertThat(head().lines().filter(line -> line.toLowerCase(java.util.Locale.ROOT)
                            .startsWith(name + ":")))
                    .as(name)
                    .hasSize(1);
        }
        assertThat(received().messageId()).contains("<1@acme.test>");
    }

    @Test
    void a_long_header_is_folded_between_its_words_and_none_of_them_is_touched() {
        String token = "a".repeat(300);
        String value = "<https://acme.test/u/" + token + ">, <mailto:stop@acme.test?subject=" + token + ">";
        send(Smtp.mail(FROM, TO, "Dear Ana", null, Map.of("List-Unsubscribe", value)));

        assertThat(server.mails().getFirst().lines()).allMatch(line -> line.length() <= 998);
        assertThat(head()).contains("\r\n <mailto:");
        assertThat(head().replace("\r\n ", " ")).contains(value);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\r\nBcc: all@acme.test", "a\nb", "Grüße"})
    void a_header_that_can_not_be_written_fails_its_mail_and_says_which(String value) {
        assertThat(outcome(Smtp.mail(FROM, TO, "Dear Ana", null, Map.of("X-Bad", value))))
                .isInstanceOfSatisfying(Outcome.Rejected.class, rejected -> assertThat(rejected.detail())
                        .contains("X-Bad"));
        assertThat(server.connections()).isZero();
    }

    @Test
    void dots_line_ends_and_long_lines_arrive() {
        String text = ".\r\n..two\n.one\r" + "x".repeat(3000) + "\nlast";
        String html = "<p>" + "long ".repeat(500) + "</p>\r\n.\r\n<p>ü</p>";

        send(Smtp.mail(FROM, TO, text, html, Map.of()));

        assertThat(server.mails().getFirst().lines()).allMatch(line -> line.length() <= 998);
        assertThat(received().text().replace("\r\n", "\n").strip())
                .isEqualTo(text.replace("\r\n", "\n").replace('\r', '\n'));
        assertThat(received().html().orElseThrow().replace("\r\n", "\n").strip())
                .isEqualTo(html.replace("\r\n", "\n"));
    }

    @Test
    void a_body_of_a_megabyte_arrives() throws Exception {
        String text = ("Grüße, " + "0123456789".repeat(7) + "\n").repeat(14_000);

        send(Smtp.mail(FROM, TO, text, null, Map.of()));

        byte[] mail = server.mails().getFirst().getBytes(StandardCharsets.US_ASCII);
        String arrived = (String) new MimeMessage(null, new ByteArrayInputStream(mail)).getContent();
        assertThat(arrived.replace("\r\n", "\n").strip().equals(text.strip())).isTrue();
    }

    @Test
    void a_mail_that_is_larger_than_the_server_takes_is_refused_before_it_is_sent() {
        server.offer("SIZE 1000");

        assertThat(outcome(Smtp.mail(FROM, TO, "x\n".repeat(2000), null, Map.of())))
                .isInstanceOfSatisfying(Outcome.Rejected.class, rejected -> {
                    assertThat(rejected.status()).isEqualTo("5.3.4");
                    assertThat(rejected.detail()).contains("larger");
                });
        assertThat(server.mails()).isEmpty();
    }

    @Test
    void a_domain_beyond_ascii_is_written_as_dns_has_it() {
        send(Smtp.mail(FROM, "ana@bücher.test", "Dear Ana", null, Map.of()));

        assertThat(server.commands()).contains("RCPT TO:<ana@xn--bcher-kva.test>");
    }

    @ParameterizedTest
    @ValueSource(strings = {"250", "250 "})
    void a_bare_yes_is_a_yes(String yes) {
        server.answer(".", yes);

        assertThat(outcome(Smtp.mail("Dear Ana"))).isInstanceOf(Outcome.Accepted.class);
    }

    @Test
    void the_sender_introduces_itself_as_it_was_told() {
        send(Smtp.mail("Dear Ana"));

        assertThat(server.commands()).contains("EHLO sender.test");
    }

    private void send(RenderedMail mail) {
        assertThat(outcome(mail)).isInstanceOf(Outcome.Accepted.class);
    }

    private Outcome outcome(RenderedMail mail) {
        return Smtp.plain(vertx, server.port()).send(Smtp.batch(mail)).getFirst();
    }

    private String head() {
        String mail = server.mails().getFirst();
        return mail.substring(0, mail.indexOf("\r\n\r\n"));
    }

    private InternetMessage received() {
        String undotted =
                ("\r\n" + server.mails().getFirst()).replace("\r\n..", "\r\n.").substring(2);
        return InternetMessage.parse(undotted.getBytes(StandardCharsets.US_ASCII));
    }
}
