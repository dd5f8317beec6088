package aicmo.cam.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import aicmo.cam.mail.address.Address;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MessageComposerTest {
    @Test
    void a_local_part_beyond_ascii_stands_there_in_utf_8_and_names_beside_it_are_encoded() {
        byte[] raw = new MessageComposer()
                .from(new Address("Größe", "gro\u0308ße@acme.example"))
                .to(Address.of("jörg@bücher.example"))
                .date(java.time.Instant.EPOCH)
                .build();

        assertThat(new String(raw, java.nio.charset.StandardCharsets.UTF_8))
                .contains("<größe@acme.example>\r\n", "To: jörg@xn--bcher-kva.example\r\n", "=?UTF-8?B?");
        assertThat(InternetMessage.parse(raw).from()).containsExactly(new Address("Größe", "größe@acme.example"));
    }

    private static final Instant NOW = Instant.parse("2025-03-04T10:20:30Z");
    private static final Address SALES = new Address("Müller, Söhne & \"Co\"", "sales@cam.example");

    @Test
    void what_is_composed_is_read_back() {
        String text = "Hallo Jörg,\n\nFrom here on.\n.\n= trailing space \n" + "lang ".repeat(300) + "\n😀 ende\n";
        byte[] raw = composer()
                .to(new Address("Jörg", "joerg@bücher.example"), Address.of("b@example.com"))
                .cc(List.of(new Address("plain name", "c@example.com")))
                .replyTo(Address.of("reply@cam.example"))
                .subject("Grüße aus München, mit =?utf-8?q?falle?= und 😀 " + "sehr ".repeat(40))
                .messageId("step-2@cam.example")
                .inReplyTo("<step-1@cam.example>")
                .references(List.of("<step-0@cam.example>", "<step-1@cam.example>"))
                .header("List-Unsubscribe", "<https://cam.example/u/" + "t".repeat(300) + ">")
                .text(text)
                .html("<p>Hallo Jörg</p>")
                .build();

        InternetMessage message = InternetMessage.parse(raw);
        assertThat(message.from()).containsExactly(SALES);
        assertThat(message.to())
                .containsExactly(new Address("Jörg", "joerg@xn--bcher-kva.example"), Address.of("b@example.com"));
        assertThat(message.cc()).containsExactly(new Address("plain name", "c@example.com"));
        assertThat(message.replyTo()).containsExactly(Address.of("reply@cam.example"));
        assertThat(message.subject())
                .startsWith("Grüße aus München, mit =?utf-8?q?falle?= und 😀 sehr")
                .endsWith("sehr");
        assertThat(message.messageId()).contains("<step-2@cam.example>");
        assertThat(message.inReplyTo()).containsExactly("<step-1@cam.example>");
        assertThat(message.references()).containsExactly("<step-0@cam.example>", "<step-1@cam.example>");
        assertThat(message.headers().first("list-unsubscribe"))
                .hasValueSatisfying(url -> assertThat(url).hasSize(324));
        assertThat(message.date()).contains(NOW);
        assertThat(message.text()).isEqualTo(text.strip());
        assertThat(message.html()).contains("<p>Hallo Jörg</p>");
        isTransportable(raw);
    }

    @Test
    void any_text_survives_and_can_be_transported() {
        Random random = new Random(7);
        for (int round = 0; round < 500; round++) {
            StringBuilder text = new StringBuilder();
            for (int i = random.nextInt(400); i > 0; i--) {
                text.appendCodePoint("aF.-= \n\té漢".codePointAt(random.nextInt(10)));
            }
            byte[] raw = composer().subject("x").text(text.toString()).build();
            isTransportable(raw);
            assertThat(InternetMessage.parse(raw).text())
                    .isEqualTo(text.toString().strip());
        }
    }

    @Test
    void any_subject_and_any_name_survive() {
        Random random = new Random(8);
        for (int round = 0; round < 2000; round++) {
            StringBuilder line = new StringBuilder("x");
            for (int i = random.nextInt(200); i > 0; i--) {
                line.appendCodePoint("ab  =?_,;:\"\\(<@é漢😀".codePoints().toArray()[random.nextInt(18)]);
            }
            String text = line.append("y").toString();
            byte[] raw = composer()
                    .subject(text)
                    .to(new Address(text, "a@example.com"))
                    .build();
            InternetMessage message = InternetMessage.parse(raw);
            isTransportable(raw);
            assertThat(message.subject()).isEqualTo(text);
            assertThat(message.to()).containsExactly(new Address(text, "a@example.com"));
        }
    }

    @Test
    void the_same_content_gives_the_same_bytes() {
        byte[] first = composer().text("a").html("<p>a</p>").build();
        assertThat(composer().text("a").html("<p>a</p>").build()).isEqualTo(first);
        assertThat(composer().text("b").html("<p>a</p>").build()).isNotEqualTo(first);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\r\nBcc: x@example.com", "a\nb", "a\rb", "a\0b"})
    void no_value_breaks_out_of_its_header(String value) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> composer().subject(value))
                .withMessageContaining("Subject");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> composer().header("X-Tag", value))
                .withMessageContaining("X-Tag");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> composer().to(new Address(value, "a@example.com")))
                .withMessageContaining("To");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> composer().to(Address.of(value + "@example.com")))
                .withMessageContaining("To");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> composer().inReplyTo("<" + value + "@b>"))
                .withMessageContaining("In-Reply-To");
        assertThatIllegalArgumentException().isThrownBy(() -> composer().header("X" + value, "y"));
    }

    @Test
    void headers_that_the_composer_writes_are_not_written_twice() {
        assertThatIllegalArgumentException().isThrownBy(() -> composer().header("From", "x@example.com"));
        assertThatIllegalArgumentException().isThrownBy(() -> composer().header("Content-Type", "text/html"));
    }

    @Test
    void a_message_without_sender_or_date_is_refused() {
        assertThatIllegalStateException()
                .isThrownBy(() -> new MessageComposer().date(NOW).build())
                .withMessageContaining("From");
        assertThatIllegalStateException()
                .isThrownBy(() -> new MessageComposer().from(SALES).build())
                .withMessageContaining("Date");
    }

    @Test
    void a_reply_joins_the_thread_and_quotes() {
        InternetMessage original = InternetMessageTest.read(Samples.REPLY);
        byte[] raw = Reply.to(original)
                .from(SALES)
                .date(NOW)
                .text(Reply.withQuote("Dienstag?", original))
                .build();

        InternetMessage reply = InternetMessage.parse(raw);
        assertThat(reply.to()).isEqualTo(original.from());
        assertThat(reply.subject()).isEqualTo("Re: Übersicht");
        assertThat(reply.inReplyTo()).containsExactly("<reply-1@example.com>");
        assertThat(reply.references())
                .containsExactly("<step-0@cam.example>", "<step-1@cam.example>", "<reply-1@example.com>");
        assertThat(reply.text())
                .startsWith(
                        "Dienstag?\n\nOn Tue, 4 Mar 2025 09:20:30 +0000, Anna Müller <anna@example.com> wrote:\n> Gerne,")
                .contains("\n>> Passt es am");
    }

    @Test
    void a_composed_delivery_report_is_one() {
        byte[] original = composer()
                .subject("Hi")
                .messageId("<step-1@cam.example>")
                .text("Hello")
                .build();
        byte[] raw = new DeliveryReportComposer("mx.example.net", NOW)
                .failed(Address.of("nobody@example.net"), "5.1.1", "550 5.1.1 User unknown")
                .build(original, SALES);

        InternetMessage report = InternetMessage.parse(raw);
        DeliveryReport.Recipient recipient =
                report.deliveryReport().orElseThrow().recipients().getFirst();
        assertThat(recipient.finalRecipient()).contains("nobody@example.net");
        assertThat(recipient.status()).contains("5.1.1");
        assertThat(recipient.diagnosticCode()).contains("550 5.1.1 User unknown");
        assertThat(report.originalMessageIds()).containsExactly("<step-1@cam.example>");
        assertThat(report.text()).contains("<nobody@example.net>: 550 5.1.1 User unknown");
        isTransportable(raw);
    }

    @Test
    void a_composed_abuse_report_is_one() {
        byte[] original = composer()
                .subject("Grüße")
                .messageId("<step-1@cam.example>")
                .text("Hello")
                .build();
        byte[] raw = new FeedbackReportComposer(Address.of("feedback@provider.example"), NOW)
                .build("abuse", original, Address.of("user@provider.example"), SALES);

        InternetMessage report = InternetMessage.parse(raw);
        assertThat(report.feedbackReport()).hasValueSatisfying(feedback -> {
            assertThat(feedback.feedbackType()).isEqualTo("abuse");
            assertThat(feedback.originalRcptTo()).containsExactly("user@provider.example");
        });
        assertThat(report.originalMessageIds()).containsExactly("<step-1@cam.example>");
        isTransportable(raw);
    }

    private static MessageComposer composer() {
        return new MessageComposer().from(SALES).date(NOW);
    }

    private static void isTransportable(byte[] raw) {
        String text = new String(raw, StandardCharsets.ISO_8859_1);
        assertThat(text.chars().allMatch(c -> c < 127 && (c >= ' ' || c == '\r' || c == '\n' || c == '\t')))
                .isTrue();
        assertThat(text.replace("\r\n", "")).doesNotContain("\r").doesNotContain("\n");
        assertThat(text.lines())
                .allSatisfy(
                        line -> assertThat(line).hasSizeLessThanOrEqualTo(998).doesNotStartWith("From "));
    }
}
