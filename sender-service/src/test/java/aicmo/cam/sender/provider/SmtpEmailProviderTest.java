package aicmo.cam.sender.provider;

import static org.assertj.core.api.Assertions.assertThat;

import aicmo.cam.mail.InternetMessage;
import aicmo.cam.sender.mail.RenderedMail;
import io.vertx.core.Vertx;
import io.vertx.ext.mail.MailClient;
import io.vertx.ext.mail.MailConfig;
import io.vertx.ext.mail.StartTLSOptions;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SmtpEmailProviderTest {
    private static final Instant NOW = Instant.parse("2026-03-04T05:06:07Z");
    private static Vertx vertx;

    private ScriptedSmtp server;

    @BeforeAll
    static void open() {
        vertx = Vertx.vertx();
    }

    @AfterAll
    static void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @BeforeEach
    void start() throws IOException {
        server = new ScriptedSmtp();
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
    }

    @Test
    void headers_pass_as_they_were_rendered() {
        Outcome outcome = send(mail("Hello", "Dear Ana"));

        assertThat(outcome).isEqualTo(new Outcome.Accepted(null, List.of("<1@acme.test>")));
        InternetMessage message = received();
        assertThat(message.messageId()).contains("<1@acme.test>");
        assertThat(message.inReplyTo()).containsExactly("<0@acme.test>");
        assertThat(message.references()).containsExactly("<a@acme.test>", "<0@acme.test>");
        assertThat(message.date()).contains(NOW);
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

        assertThat(send(mail("Hello", "Dear Ana"))).isInstanceOfSatisfying(Outcome.Rejected.class, rejected -> {
            assertThat(rejected.status()).isEqualTo("5.1.1");
            assertThat(rejected.detail()).contains("no such user");
        });
    }

    @Test
    void a_refusal_after_the_data_is_final_too() {
        server.answer(".", "554 5.7.1 looks like spam");

        assertThat(send(mail("Hello", "Dear Ana"))).isInstanceOf(Outcome.Rejected.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"MAIL", "RCPT", "DATA", "."})
    void a_refusal_for_now_is_postponed(String verb) {
        server.answer(verb, "451 4.7.1 try again later");

        assertThat(send(mail("Hello", "Dear Ana"))).isInstanceOf(Outcome.Postponed.class);
    }

    @Test
    void a_connection_that_dies_before_the_answer_to_the_data_leaves_it_unknown() {
        server.answer(".", ScriptedSmtp.HANGS_UP);

        assertThat(send(mail("Hello", "Dear Ana"))).isInstanceOf(Outcome.Unknown.class);
        assertThat(server.mails()).hasSize(1);
    }

    @Test
    void a_server_that_never_answers_to_the_data_leaves_it_unknown() {
        server.answer(".", ScriptedSmtp.IS_SILENT);

        assertThat(send(mail("Hello", "Dear Ana"))).isInstanceOf(Outcome.Unknown.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"554 5.3.2 not now", ScriptedSmtp.HANGS_UP, ScriptedSmtp.IS_SILENT})
    void a_server_that_does_not_greet_was_not_reached(String greeting) {
        server.answer("CONNECT", greeting);

        assertThat(send(mail("Hello", "Dear Ana"))).isInstanceOf(Outcome.Unreached.class);
        assertThat(server.mails()).isEmpty();
    }

    @Test
    void no_server_at_all_was_not_reached() throws IOException {
        int nobody;
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            nobody = taken.getLocalPort();
        }

        assertThat(send(nobody, mail("Hello", "Dear Ana"))).isInstanceOf(Outcome.Unreached.class);
    }

    @Test
    void mails_one_after_the_other_share_a_connection() {
        SmtpEmailProvider provider = provider(server.port());
        for (int i = 0; i < 5; i++) {
            assertThat(provider.send(batch(mail("Hello", "Mail " + i)))).hasOnlyElementsOfType(Outcome.Accepted.class);
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

    private static Outcome send(int port, RenderedMail mail) {
        return provider(port).send(batch(mail)).getFirst();
    }

    private static Batch batch(RenderedMail mail) {
        return new Batch("key", List.of(new Batch.Item(UUID.randomUUID(), null, null, mail)));
    }

    private static SmtpEmailProvider provider(int port) {
        MailClient client = MailClient.create(
                vertx,
                new MailConfig("127.0.0.1", port)
                        .setStarttls(StartTLSOptions.DISABLED)
                        .setOwnHostname("sender.test"));
        return new SmtpEmailProvider(client, Clock.fixed(NOW, ZoneOffset.UTC), 4, Duration.ofSeconds(3));
    }

    private static RenderedMail mail(String subject, String text) {
        return new RenderedMail(
                "\"Berg, Anna\" <anna@acme.test>",
                "ana@recipients.test",
                "Ana Ferrer",
                "answers@acme.test",
                subject,
                text,
                null,
                "<1@acme.test>",
                "<0@acme.test>",
                List.of("<a@acme.test>", "<0@acme.test>"),
                Map.of());
    }
}
