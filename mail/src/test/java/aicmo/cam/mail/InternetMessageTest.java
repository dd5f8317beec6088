package aicmo.cam.mail;

import static org.assertj.core.api.Assertions.assertThat;

import aicmo.cam.mail.address.Address;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class InternetMessageTest {
    @Test
    void a_reply_is_read_as_its_author_wrote_it() {
        InternetMessage message = read(Samples.REPLY);

        assertThat(message.subject()).isEqualTo("Re: Übersicht");
        assertThat(message.from()).containsExactly(new Address("Anna Müller", "anna@example.com"));
        assertThat(message.to())
                .containsExactly(
                        new Address("Sales, CAM", "sales@cam.example"),
                        Address.of("bob@cam.example"),
                        Address.of("carl@cam.example"));
        assertThat(message.cc()).containsExactly(new Address("Dora D.", "dora@cam.example"));
        assertThat(message.returnPath()).contains("anna@example.com");
        assertThat(message.messageId()).contains("<reply-1@example.com>");
        assertThat(message.inReplyTo()).containsExactly("<step-1@cam.example>");
        assertThat(message.references()).containsExactly("<step-0@cam.example>", "<step-1@cam.example>");
        assertThat(message.date()).contains(Instant.parse("2025-03-04T09:20:30Z"));
        assertThat(message.text()).isEqualTo("Gerne, sprechen wir über den Termin.\n\n> Passt es am\n> Montag?");
        assertThat(message.html()).hasValueSatisfying(html -> assertThat(html).contains("&uuml;ber"));
        assertThat(message.truncated()).isFalse();
    }

    @Test
    void attachments_are_known_by_name_type_and_size_alone() {
        assertThat(read(Samples.REPLY).attachments())
                .extracting(
                        attachment -> attachment.name().orElse("") + " " + attachment.type() + " " + attachment.size())
                .containsExactly("Pläne.pdf application/pdf 9", "winmail.dat application/ms-tnef 6");
    }

    @Test
    void a_message_of_html_alone_is_read_as_text() {
        assertThat(read(Samples.HTML).text()).isEqualTo("Not interested,\nthanks\n\n- one\n- two\n\na b\n\n> we offer");
    }

    @Test
    void an_empty_plain_form_gives_way_to_the_html() {
        String message = Samples.REPLY.replaceAll("(?s)Gerne, sprechen wir =C3.*?--inner\n", "\n--inner\n");
        assertThat(read(message).text()).startsWith("Gerne, sprechen wir über den Termin.\n\n> Passt es");
    }

    @Test
    void a_plain_form_that_only_points_to_the_html_gives_way_to_it() {
        String message = Samples.REPLY.replaceAll(
                "(?s)Gerne, sprechen wir =C3.*?--inner\n",
                "Please view this email in an HTML capable client.\n--inner\n");
        assertThat(read(message).text()).startsWith("Gerne");
    }

    @Test
    void flowed_lines_are_joined_but_signatures_are_not() {
        String message =
                "Content-Type: text/plain; format=flowed\n\nOne \nline.\n-- \nAnna\n> quoted \n> too\n>> deeper\n";
        assertThat(read(message).text()).isEqualTo("One line.\n-- \nAnna\n> quoted too\n>> deeper");
    }

    @Test
    void an_unknown_or_wrong_charset_is_guessed() {
        byte[] latin = "Content-Type: text/plain; charset=x-unknown\n\nGrüße".getBytes(Charset.forName("windows-1252"));
        byte[] utf8 = "Content-Type: text/plain; charset=us-ascii\n\nGrüße".getBytes(StandardCharsets.UTF_8);
        assertThat(InternetMessage.parse(latin).text()).isEqualTo("Grüße");
        assertThat(InternetMessage.parse(utf8).text()).isEqualTo("Grüße");
    }

    @Test
    void headers_in_the_open_are_read_as_utf_8_or_windows_1252() {
        assertThat(InternetMessage.parse("Subject: Grüße\n\n".getBytes(StandardCharsets.UTF_8))
                        .subject())
                .isEqualTo("Grüße");
        assertThat(InternetMessage.parse("Subject: Grüße\n\n".getBytes(StandardCharsets.ISO_8859_1))
                        .subject())
                .isEqualTo("Grüße");
    }

    @Test
    void a_message_without_the_empty_line_after_its_headers_keeps_its_text() {
        assertThat(read("Subject: hi\nplease stop writing to me\n").text()).isEqualTo("please stop writing to me");
        assertThat(read("no headers at all\n").text()).isEqualTo("no headers at all");
    }

    @Test
    void a_multipart_without_its_boundary_is_what_is_written_in_it() {
        assertThat(read("Content-Type: multipart/mixed; boundary=x\n\nhello\n").text())
                .isEqualTo("hello");
        assertThat(read("Content-Type: multipart/mixed\n\nhello\n").text()).isEqualTo("hello");
    }

    @Test
    void a_long_text_is_cut_and_says_so() {
        InternetMessage message = read("Subject: long\n\n" + "word ".repeat(100_000));
        assertThat(message.truncated()).isTrue();
        assertThat(message.text()).hasSizeLessThanOrEqualTo(256 * 1024).startsWith("word");
    }

    @Test
    void a_forwarded_message_is_an_attachment_whose_ids_are_known() {
        InternetMessage message = read("Content-Type: multipart/mixed; boundary=x\n\n--x\n\nsee below\n--x\n"
                + "Content-Type: message/rfc822\n\nMessage-ID: <a@b>\nReferences: <c@d>\n\nnot mine\n--x--\n");
        assertThat(message.text()).isEqualTo("see below");
        assertThat(message.attachments()).extracting(Attachment::type).containsExactly("message/rfc822");
        assertThat(message.originalMessageIds()).containsExactly("<a@b>", "<c@d>");
    }

    static InternetMessage read(String raw) {
        return InternetMessage.parse(raw.getBytes(StandardCharsets.UTF_8));
    }
}
