package aicmo.cam.mail;

import static aicmo.cam.mail.InternetMessageTest.read;
import static org.assertj.core.api.Assertions.assertThat;

import aicmo.cam.mail.DeliveryReport.Recipient;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import org.junit.jupiter.api.Test;

class ReportsTest {
    private static final String FIELDS = """
            Reporting-MTA: dns; mx.example.net

            Final-Recipient: rfc822; a@example.net
            Action: failed
            Status: 5.1.1
            """;

    @Test
    void a_delivery_report_tells_what_became_of_each_recipient() {
        InternetMessage message = read(Samples.BOUNCE);
        DeliveryReport report = message.deliveryReport().orElseThrow();

        assertThat(report.reportingMta()).contains("mx.example.net");
        assertThat(report.fields().first("arrival-date")).contains("Tue, 4 Mar 2025 10:20:30 +0000");
        Recipient dead = report.recipients().getFirst();
        assertThat(dead.finalRecipient()).contains("nobody@example.net");
        assertThat(dead.originalRecipient()).contains("Nobody@Example.net");
        assertThat(dead.action()).contains("failed");
        assertThat(dead.status()).contains("5.1.1");
        assertThat(dead.remoteMta()).contains("in.example.net");
        assertThat(dead.diagnosticCode())
                .contains("550 5.1.1 <nobody@example.net>: Recipient address rejected: User unknown");
        Recipient full = report.recipients().getLast();
        assertThat(full.action()).contains("delayed");
        assertThat(full.fields().first("Will-Retry-Until")).contains("Thu, 6 Mar 2025 10:20:30 +0000");
        assertThat(message.returnPath()).contains("");
        assertThat(message.originalMessageIds()).containsExactly("<step-1@cam.example>", "<step-0@cam.example>");
        assertThat(message.text()).startsWith("I'm sorry").doesNotContain("Final-Recipient");
    }

    @Test
    void a_report_in_base64_is_read() {
        String encoded = Base64.getMimeEncoder().encodeToString(FIELDS.getBytes(StandardCharsets.UTF_8));
        assertThat(only("Content-Type: message/delivery-status\nContent-Transfer-Encoding: base64\n\n" + encoded)
                        .status())
                .contains("5.1.1");
    }

    @Test
    void an_internationalised_report_names_the_address_as_it_is() {
        Recipient recipient = only("Content-Type: message/global-delivery-status\n\n"
                + FIELDS.replace("rfc822; a@", "utf-8; J\\x{F6}rg@"));
        assertThat(recipient.finalRecipient()).contains("Jörg@example.net");
    }

    /** RFC 6533 section 3: in a message that is UTF-8 itself the address needs no escapes. */
    @Test
    void an_internationalised_report_may_say_it_in_utf_8_and_encloses_a_message_in_utf_8() {
        InternetMessage message = read("""
                From: MAILER-DAEMON@mx.example.net
                Content-Type: multipart/report; report-type=global-delivery-status; boundary=b

                --b

                Sorry.
                --b
                Content-Type: message/global-delivery-status

                Reporting-MTA: dns; mx.example.net

                Original-Recipient: utf-8; jo\u0308rg@example.net
                Final-Recipient: utf-8; jörg@example.net
                Action: failed
                Status: 5.1.1
                --b
                Content-Type: message/global-headers

                To: jörg@example.net
                Message-ID: <step-1@cam.example>
                --b--
                """);
        Recipient recipient =
                message.deliveryReport().orElseThrow().recipients().getFirst();

        assertThat(recipient.finalRecipient()).contains("jörg@example.net");
        assertThat(recipient.status()).contains("5.1.1");
        assertThat(message.originalMessageIds()).containsExactly("<step-1@cam.example>");
    }

    @Test
    void text_where_the_report_belongs_is_the_report() {
        assertThat(only("Content-Type: text/plain\n\n" + FIELDS).finalRecipient())
                .contains("a@example.net");
        assertThat(only("Content-Type: text/delivery-status\n\n" + FIELDS).action())
                .contains("failed");
    }

    @Test
    void missing_and_misplaced_empty_lines_do_not_mix_recipients() {
        String without = FIELDS.replace("\n\n", "\n")
                + FIELDS.substring(FIELDS.indexOf("Final")).replace("a@", "b@");
        String within = FIELDS.replace("Action", "\nAction").replace("Status", "\nStatus");

        assertThat(report("Content-Type: message/delivery-status\n\n" + without).recipients())
                .extracting(recipient -> recipient.finalRecipient().orElse(""))
                .containsExactly("a@example.net", "b@example.net");
        Recipient whole = only("Content-Type: message/delivery-status\n\n" + within);
        assertThat(whole.action()).contains("failed");
        assertThat(whole.status()).contains("5.1.1");
    }

    @Test
    void a_report_in_the_text_is_believed_of_a_mail_system_alone() {
        assertThat(read("From: MAILER-DAEMON@example.net\n\nSorry.\n\n" + FIELDS)
                        .deliveryReport())
                .isPresent();
        assertThat(read("From: anna@example.net\n\nLook what I got:\n\n" + FIELDS)
                        .deliveryReport())
                .isEmpty();
    }

    @Test
    void headers_quoted_in_a_bounce_name_the_original() {
        assertThat(read("From: x\n\nHi. This is qmail.\n\n--- Below this line is a copy of the message.\n\n"
                                + "From: sales@cam.example\nMessage-Id: <step-1@cam.example>\n")
                        .originalMessageIds())
                .containsExactly("<step-1@cam.example>");
    }

    @Test
    void an_abuse_report_tells_its_kind_and_the_envelope() {
        InternetMessage message = read(Samples.COMPLAINT);
        FeedbackReport report = message.feedbackReport().orElseThrow();

        assertThat(report.feedbackType()).isEqualTo("abuse");
        assertThat(report.userAgent()).contains("SomeGenerator/1.0");
        assertThat(report.originalMailFrom()).contains("sales@cam.example");
        assertThat(report.originalRcptTo()).containsExactly("user@example.com");
        assertThat(report.arrivalDate()).contains(Instant.parse("2005-03-08T18:00:00Z"));
        assertThat(message.originalMessageIds()).containsExactly("<8787KJKJ3K4J3K4J3K4J3.mail@cam.example>");
        assertThat(message.deliveryReport()).isEmpty();
    }

    private static Recipient only(String part) {
        assertThat(report(part).recipients()).hasSize(1);
        return report(part).recipients().getFirst();
    }

    private static DeliveryReport report(String part) {
        String message =
                "Content-Type: multipart/report; report-type=delivery-status; boundary=r\n\n--r\n\nSorry.\n--r\n" + part
                        + "\n--r--\n";
        return read(message).deliveryReport().orElseThrow();
    }
}
