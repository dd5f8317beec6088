package aicmo.cam.classifier.machine;

import static org.assertj.core.api.Assertions.assertThat;

import aicmo.cam.classifier.Bounce;
import aicmo.cam.classifier.Mail;
import aicmo.cam.classifier.Verdict;
import aicmo.cam.events.BounceKind;
import aicmo.cam.events.ReplyClass;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BounceReaderTest {

    @ParameterizedTest(name = "{0} {1} {2} is {3}")
    @CsvSource({
        "failed,  5.1.1, 550 5.1.1 no such user here,                       HARD",
        "failed,  5.0.0, 550 user unknown,                                   HARD",
        "failed,  5.1.2, 550 host not found,                                 HARD",
        "failed,  5.1.6, 551 user has moved to another address,              HARD",
        "failed,  5.2.1, 550 account disabled,                               HARD",
        "failed,  5.2.2, 552 mailbox full,                                   SOFT",
        "failed,  5.7.1, 554 message rejected as spam,                       SOFT",
        "failed,  5.7.26, 550 unauthenticated mail is not accepted,          SOFT",
        "failed,  5.1.8, 550 sender address rejected: domain not found,      SOFT",
        "failed,  4.4.1, 451 connection timed out,                           SOFT",
        "delayed, 4.4.7, 451 host not found,                                 SOFT"
    })
    void a_bounce_is_hard_only_where_the_address_is_dead(String action, String status, String said, BounceKind kind) {
        Verdict verdict = Mail.answer("").report(action, status, said).verdict();

        assertThat(verdict.replyClass()).isEqualTo(ReplyClass.BOUNCE);
        assertThat(verdict.bounce().orElseThrow().kind()).isEqualTo(kind);
    }

    @Test
    void a_bounce_without_a_report_tells_recipient_status_and_reply_code() {
        Bounce bounce = Mail.answer("""
                Hi. This is the mailer at mx.acme.example.
                I wasn't able to deliver your message to the following addresses.
                This is a permanent error; I've given up. Sorry it didn't work out.

                <anna@acme.example>:
                192.0.2.7 does not like recipient.
                Remote host said: 550 5.1.1 sorry, no mailbox here by that name
                """)
                .from("MAILER-DAEMON@mx.acme.example", "")
                .subject("failure notice")
                .verdict()
                .bounce()
                .orElseThrow();

        assertThat(bounce).isEqualTo(new Bounce(BounceKind.HARD, "anna@acme.example", "5.1.1", "550"));
    }

    @Test
    void a_recipient_beyond_ascii_is_told_whole() {
        Bounce bounce = Mail.answer("""
                I wasn't able to deliver your message to the following addresses.

                <jörg@müller.example>:
                Remote host said: 550 5.1.1 sorry, no mailbox here by that name
                """)
                .from("MAILER-DAEMON@mx.acme.example", "")
                .subject("failure notice")
                .verdict()
                .bounce()
                .orElseThrow();

        assertThat(bounce.recipient()).isEqualTo("jörg@müller.example");
        assertThat(Addresses.first("收件人anna@acme.example不存在")).isEqualTo("anna@acme.example");
    }

    @Test
    void a_report_of_success_is_no_bounce() {
        Verdict verdict = Mail.answer("Your message was delivered.")
                .from("postmaster@acme.example", "")
                .subject("Delivery Status Notification (Success)")
                .report("delivered", "2.0.0", "250 ok")
                .verdict();

        assertThat(verdict.replyClass()).isEqualTo(ReplyClass.NEUTRAL);
        assertThat(verdict.reason()).isEqualTo("delivered");
    }

    @Test
    void an_abuse_report_is_an_opt_out_by_complaint() {
        Verdict verdict =
                Mail.answer("This is an abuse report.").feedback("abuse").verdict();

        assertThat(verdict.replyClass()).isEqualTo(ReplyClass.UNSUB);
        assertThat(verdict.reason()).isEqualTo("complaint");
        assertThat(verdict.complaint()).isTrue();
    }

    @Test
    void a_challenge_that_dresses_as_a_report_is_no_bounce() {
        Verdict verdict = Mail.answer(
                        "Your message to Lena is waiting: you are not on the guest list. Click here to release it.")
                .from("lena@boxbe.example", "Lena (via Boxbe)")
                .subject("Delivery Status Notification (Delay)")
                .report("delayed", "4.7.0", "")
                .verdict();

        assertThat(verdict.replyClass()).isEqualTo(ReplyClass.NEUTRAL);
    }

    @Test
    void a_read_receipt_is_neutral() {
        assertThat(Mail.answer("Your message was read on Monday.")
                        .subject("Read: An idea for Acme")
                        .header("content-type", "multipart/report; report-type=disposition-notification")
                        .verdict()
                        .reason())
                .isEqualTo("read receipt");
    }

    @Test
    void a_refusal_after_the_data_is_about_the_message() {
        Verdict verdict = Mail.answer("")
                .report("failed", "5.0.0", "550 user unknown (in reply to end of DATA command)")
                .verdict();

        assertThat(verdict.bounce().orElseThrow().kind()).isEqualTo(BounceKind.SOFT);
    }

    @Test
    void a_person_who_quotes_a_bounce_is_a_person() {
        assertThat(Mail.answer("""
                I got this when I wrote to you, is all well? Thanks!

                > Your message to anna@ours.example couldn't be delivered.
                > 550 5.1.1 user unknown
                """).verdict().replyClass()).isEqualTo(ReplyClass.NEUTRAL);
    }
}
