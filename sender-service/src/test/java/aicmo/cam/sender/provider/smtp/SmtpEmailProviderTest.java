package aicmo.cam.sender.provider.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import aicmo.cam.mail.InternetMessage;
import aicmo.cam.sender.mail.RenderedMail;
import aicmo.cam.sender.provider.Outcome;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SmtpEmailProviderTest extends ScriptedDialogue {
    @Test
    void headers_pass_as_they_were_rendered() {
        Outcome outcome = send(Smtp.mail("Dear Ana"));

        assertThat(outcome).isEqualTo(new Outcome.Accepted(null, List.of("<1@acme.test>")));
        InternetMessage message = received();
        assertThat(message.messageId()).contains("<1@acme.test>");
        assertThat(message.inReplyTo()).containsExactly("<0@acme.test>");
        assertThat(message.references()).containsExactly("<a@acme.test>", "<0@acme.test>");
        assertThat(message.date()).contains(Smtp.NOW);
        assertThat(message.from().getFirst().toString()).isEqualTo("Berg, Anna <anna@acme.test>");
        assertThat(message.to().getFirst().toString()).isEqualTo("Ana Ferrer <ana@recipients.test>");
        assertThat(message.replyTo().getFirst().address()).isEqualTo("answers@acme.test");
        assertThat(server.mails().getFirst().lines().filter(line -> line.startsWith("Message-ID")))
                .hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Grüße aus Zürich – ça va?",
                "Здравствуйте, Анна",
                "你好，世界",
                "こんにちは世界",
                "안녕하세요",
                "مرحبا بالعالم",
                "שלום עולם",
                "नमस्ते दुनिया",
                "สวัสดีชาวโลก",
                "Γειά σου Κόσμε",
                "👩‍💻 🚀 ✉️"
            })
    void every_script_arrives_in_subject_text_html_and_names(String words) {
        RenderedMail mail = new RenderedMail(
                '"' + words + "\" <anna@acme.test>",
                "ana@recipients.test",
                words,
                null,
                words,
                words + "\n.\n.." + words + "\n",
                "<p>" + words + "</p>",
                "<1@acme.test>",
                null,
                List.of(),
                Map.of());

        assertThat(send(mail)).isInstanceOf(Outcome.Accepted.class);

        InternetMessage message = received();
        assertThat(message.subject()).isEqualTo(words);
        assertThat(message.text().replace("\r", "").strip()).isEqualTo((words + "\n.\n.." + words).strip());
        assertThat(message.html().orElseThrow()).contains(words);
        assertThat(message.to().getFirst().name()).isEqualTo(words);
        assertThat(message.from().getFirst().name()).isEqualTo(words);
    }

    @Test
    void a_final_refusal_is_rejected_with_its_enhanced_status() {
        server.answer("RCPT", "550 5.1.1 no such user");

        assertThat(send(Smtp.mail("Dear Ana"))).isInstanceOfSatisfying(Outcome.Rejected.class, rejected -> {
            assertThat(rejected.status()).isEqualTo("5.1.1");
            assertThat(rejected.detail()).contains("no such user");
        });
    }

    @Test
    void a_refusal_after_the_data_is_final_too() {
        server.answer(".", "554 5.6.0 malformed message");

        assertThat(send(Smtp.mail("Dear Ana"))).isInstanceOf(Outcome.Rejected.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"MAIL", "RCPT", "DATA", "."})
    void a_refusal_for_now_is_postponed(String verb) {
        server.answer(verb, "451 4.7.1 try again later");

        assertThat(send(Smtp.mail("Dear Ana"))).isInstanceOf(Outcome.Postponed.class);
    }

    @Test
    void a_connection_that_dies_before_the_answer_to_the_data_leaves_it_unknown() {
        server.answer(".", ScriptedSmtp.HANGS_UP);

        assertThat(send(Smtp.mail("Dear Ana"))).isInstanceOf(Outcome.Unknown.class);
        assertThat(server.mails()).hasSize(1);
    }

    @Test
    void a_server_that_never_answers_to_the_data_leaves_it_unknown() {
        server.answer(".", ScriptedSmtp.IS_SILENT);

        assertThat(sendImpatiently(Smtp.mail("Dear Ana"))).isInstanceOf(Outcome.Unknown.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"421 4.7.0 too many connections", ScriptedSmtp.HANGS_UP, ScriptedSmtp.IS_SILENT})
    void a_server_that_does_not_greet_was_not_reached(String greeting) {
        server.answer("CONNECT", greeting);

        assertThat(sendImpatiently(Smtp.mail("Dear Ana"))).isInstanceOf(Outcome.Unreached.class);
        assertThat(server.mails()).isEmpty();
    }

    @Test
    void a_server_that_wants_nothing_from_this_machine_halts_and_no_mail_fails() {
        server.answer("CONNECT", "554 5.7.1 you are listed");

        assertThat(send(Smtp.mail("Dear Ana"))).isInstanceOfSatisfying(Outcome.Halted.class, halted -> {
            assertThat(halted.scope()).isEqualTo(Outcome.Halted.Scope.PROVIDER);
            assertThat(halted.until()).isAfter(Smtp.NOW);
            assertThat(halted.detail()).contains("you are listed");
        });
    }

    @Test
    void a_server_that_ends_the_session_at_a_mail_postpones_it() {
        server.answer("MAIL", "421 4.3.2 shutting down");

        assertThat(send(Smtp.mail("Dear Ana"))).isInstanceOf(Outcome.Postponed.class);
    }

    @Test
    void no_server_at_all_was_not_reached() throws IOException {
        int nobody;
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            nobody = taken.getLocalPort();
        }

        assertThat(send(nobody, Smtp.mail("Dear Ana"))).isInstanceOf(Outcome.Unreached.class);
    }

    @Test
    void mails_one_after_the_other_share_a_connection() {
        SmtpEmailProvider provider = Smtp.plain(vertx, server.port());
        for (int i = 0; i < 5; i++) {
            assertThat(provider.send(Smtp.batch(Smtp.mail("Mail " + i)))).hasOnlyElementsOfType(Outcome.Accepted.class);
        }

        assertThat(server.mails()).hasSize(5);
        assertThat(server.connections()).isEqualTo(1);
    }

    private InternetMessage received() {
        assertThat(server.mails()).hasSize(1);
        String undotted = server.mails().getFirst().replace("\r\n..", "\r\n.");
        return InternetMessage.parse(undotted.getBytes(StandardCharsets.US_ASCII));
    }

    private Outcome send(RenderedMail mail) {
        return send(server.port(), mail);
    }

    private Outcome sendImpatiently(RenderedMail mail) {
        return Smtp.plain(vertx, server.port(), "AICMO_CAM_EMAIL_TIMEOUT", "3s")
                .send(Smtp.batch(mail))
                .getFirst();
    }

    private static Outcome send(int port, RenderedMail mail) {
        return Smtp.plain(vertx, port).send(Smtp.batch(mail)).getFirst();
    }
}
