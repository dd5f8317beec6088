package aicmo.cam.sender.provider.resend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import aicmo.cam.sender.mail.RenderedMail;
import aicmo.cam.sender.provider.Batch;
import aicmo.cam.sender.provider.resend.api.Json;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ResendMailTest {
    private static final UUID EMAIL = new UUID(1, 2);
    private static final UUID CAMPAIGN = new UUID(3, 4);
    private static final UUID LEAD = new UUID(5, 6);

    @Test
    void a_mail_is_written_as_these_bytes_and_never_otherwise() {
        RenderedMail mail = new RenderedMail(
                "\"Weber, Anna\" <anna@acme.test>",
                "li@büro.test",
                "李",
                "reply+t0ken@acme.test",
                "Grüße 👋",
                "Hi",
                "<p>Hi</p>",
                "<own@acme.test>",
                "<second@acme.test>",
                List.of("<first@acme.test>", "<second@acme.test>"),
                Map.of(
                        "List-Unsubscribe",
                        "<https://acme.test/u/1>",
                        "List-Unsubscribe-Post",
                        "List-Unsubscribe=One-Click"));

        byte[] json = ResendMail.json(new Batch.Item(EMAIL, CAMPAIGN, LEAD, mail));

        assertThat(new String(json, StandardCharsets.UTF_8))
                .isEqualTo("{\"from\":\"\\\"Weber, Anna\\\" <anna@acme.test>\","
                        + "\"to\":[\"李 <li@xn--bro-hoa.test>\"],\"reply_to\":\"reply+t0ken@acme.test\",\"subject\":\"Grüße \\uD83D\\uDC4B\","
                        + "\"text\":\"Hi\",\"html\":\"<p>Hi</p>\",\"headers\":{\"In-Reply-To\":\"<second@acme.test>\","
                        + "\"List-Unsubscribe\":\"<https://acme.test/u/1>\",\"List-Unsubscribe-Post\":\"List-Unsubscribe=One-Click\","
                        + "\"References\":\"<first@acme.test> <second@acme.test> <own@acme.test>\"},"
                        + "\"tags\":[{\"name\":\"campaign\",\"value\":\"00000000-0000-0003-0000-000000000004\"},"
                        + "{\"name\":\"lead\",\"value\":\"00000000-0000-0005-0000-000000000006\"},"
                        + "{\"name\":\"email\",\"value\":\"00000000-0000-0001-0000-000000000002\"}]}");
        assertThat(ResendMail.json(new Batch.Item(EMAIL, CAMPAIGN, LEAD, RenderedMail.of(mail.bytes()))))
                .isEqualTo(json);
    }

    @Test
    void copies_are_written_beside_the_recipient() {
        RenderedMail mail = new RenderedMail(
                "anna@acme.test",
                "li@lead.test",
                null,
                null,
                "Hi",
                "Hi",
                null,
                "<own@acme.test>",
                null,
                List.of(),
                Map.of(),
                null,
                List.of("ben@büro.test", "cleo@lead.test"));

        JsonNode json = json(RenderedMail.of(mail.bytes()));

        assertThat(json.path("to")).hasSize(1);
        assertThat(json.path("cc"))
                .extracting(JsonNode::asText)
                .containsExactly("ben@xn--bro-hoa.test", "cleo@lead.test");
        assertThat(json(Mails.to("a@lead.test")).has("cc")).isFalse();
    }

    @Test
    void the_first_mail_of_a_thread_names_itself_in_references() {
        JsonNode first = json(with(Mails.to("a@lead.test"), null, "Hi", Map.of()));
        assertThat(first.at("/headers/References").asText()).isEqualTo("<a@lead.test>");
        assertThat(first.at("/headers").has("In-Reply-To")).isFalse();
    }

    @Test
    void a_mail_outside_campaigns_has_the_tag_of_the_mail_only() {
        JsonNode json = json(new Batch.Item(EMAIL, null, null, Mails.to("a@lead.test")));
        assertThat(json.at("/tags")).hasSize(1);
        assertThat(json.at("/tags/0/name").asText()).isEqualTo("email");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "Jörg Müller | Jörg Müller <a@lead.test>",
                "O'Brien-Smith & Co | O'Brien-Smith & Co <a@lead.test>",
                "Doe, Jane (Sales) | \"Doe, Jane (Sales)\" <a@lead.test>",
                "Dr. No | \"Dr. No\" <a@lead.test>",
                "say \"hi\" \\o/ | \"say \\\"hi\\\" \\\\o/\" <a@lead.test>",
                "boss@evil.test | \"boss@evil.test\" <a@lead.test>",
                "Eve <eve@evil.test> | \"Eve (eve@evil.test)\" <a@lead.test>"
            })
    void a_name_is_quoted_where_it_could_be_taken_for_more_than_a_name(String name, String mailbox) {
        RenderedMail mail = with(Mails.to("a@lead.test"), name, "Hi", Map.of());
        assertThat(json(mail).at("/to/0").asText()).isEqualTo(mailbox);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\r\nBcc: b@evil.test", "a\nb", "a\rb", "a\u0000b", "a\u0085b"})
    void nothing_gets_beyond_its_line(String text) {
        RenderedMail mail = Mails.to("a@lead.test");
        assertThatThrownBy(() -> json(with(mail, text, "Hi", Map.of()))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> json(with(mail, null, text, Map.of()))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> json(with(mail, null, "Hi", Map.of("X-A", text))))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> json(with(mail, null, "Hi", Map.of(text, "x"))))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> json(Mails.to(text + "@lead.test"))).isInstanceOf(IllegalArgumentException.class);
    }

    private static RenderedMail with(RenderedMail mail, String toName, String subject, Map<String, String> headers) {
        return new RenderedMail(
                mail.from(),
                mail.to(),
                toName,
                null,
                subject,
                mail.text(),
                null,
                mail.messageId(),
                null,
                List.of(),
                headers);
    }

    private static JsonNode json(RenderedMail mail) {
        return json(Mails.item(mail));
    }

    private static JsonNode json(Batch.Item item) {
        return Json.parse(new String(ResendMail.json(item), StandardCharsets.UTF_8))
                .orElseThrow();
    }
}
