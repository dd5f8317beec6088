package aicmo.cam.sender.provider.smtp.answer;

import static org.assertj.core.api.Assertions.assertThat;

import aicmo.cam.sender.provider.Outcome;
import aicmo.cam.sender.provider.Outcome.Halted;
import aicmo.cam.sender.provider.Outcome.Postponed;
import aicmo.cam.sender.provider.Outcome.Rejected;
import aicmo.cam.sender.provider.Outcome.SenderRefused;
import aicmo.cam.sender.provider.Outcome.Unknown;
import aicmo.cam.sender.provider.Outcome.Unreached;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SmtpAnswersTest {
    private static final Instant NOW = Instant.parse("2026-03-04T05:06:07Z");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "RECIPIENT | 550 5.1.1 no such user                         | 5.1.1 | RCPT TO",
                "RECIPIENT | 550 no such user                               | 550   | no such user",
                "RECIPIENT | 552 5.2.2 mailbox full                         | 5.2.2 | mailbox full",
                "DATA      | 554 5.5.1 no valid recipients                  | 5.5.1 | DATA",
                "RECIPIENT | 550 5.2.1 The email account that you tried to reach is disabled. | 5.2.1 | disabled",
                "RECIPIENT | 550 5.4.1 Recipient address rejected: Access denied. [DB5.eurprd03] | 5.4.1 | Access denied",
                "RECIPIENT | 554 5.7.1 <a@b.test>: Recipient address rejected: Blocked | 5.7.1 | Blocked",
                "RECIPIENT | 550 5.1.1 <a@b.test>: Recipient address rejected: undeliverable address: host mx.b.test[192.0.2.1] said: 554 5.7.1 <a@b.test>: Relay access denied (in reply to RCPT TO command) | 5.1.1 | undeliverable",
                "RECIPIENT | 550-Verification failed for <anna@acme.test> 550 Unrouteable address | 550 | Unrouteable",
                "RECIPIENT | 550 5.7.133 RESOLVER.RST.SenderNotAuthenticatedForGroup; authentication required | 5.7.133 | Group",
                "RECIPIENT | 550 5.7.124 RESOLVER.RST.AuthRequired; sender not in allowed-senders list | 5.7.124 | allowed-senders",
                "RECIPIENT | 554 delivery error: dd This user doesn't have a yahoo.com account | 554 | yahoo",
                "SENDER    | 552 5.3.4 Message size exceeds fixed limit         | 5.3.4 | MAIL FROM",
                "CONTENT   | 552 5.3.4 message too big                          | 5.3.4 | content",
                "CONTENT   | 554 5.6.0 malformed message                        | 5.6.0 | content",
                "RECIPIENT | 450 4.1.1 wait                                 |       | wait"
            })
    void what_is_said_of_one_mail_concerns_that_mail_and_names_the_command(
            SmtpStage stage, String line, String status, String words) {
        Outcome outcome = outcome(stage, line);

        if (status == null) {
            assertThat(outcome).isInstanceOfSatisfying(Postponed.class, postponed -> assertThat(postponed.detail())
                    .contains(words));
        } else {
            assertThat(outcome).isInstanceOfSatisfying(Rejected.class, rejected -> {
                assertThat(rejected.status()).isEqualTo(status);
                assertThat(rejected.detail()).contains(words);
            });
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // RFC 5321: nothing has been said of the recipient
                "SENDER    | SENDER        | CERTAIN | 550 5.7.1 not allowed",
                "SENDER    | SENDER        | CERTAIN | 553 sorry, your envelope sender is in my badmailfrom list",
                "SENDER    | SENDER        | CERTAIN | 501 5.1.7 Bad sender address syntax",
                // Postfix, which says it at RCPT TO where smtpd_delay_reject is set
                "SENDER    | SENDER        | CERTAIN | 553 5.7.1 <anna@acme.test>: Sender address rejected: not owned by user ben@acme.test",
                "RECIPIENT | SENDER        | CERTAIN | 553 5.7.1 <anna@acme.test>: Sender address rejected: not owned by user ben@acme.test",
                "RECIPIENT | SENDER        | CERTAIN | 553 5.7.1 <anna@acme.test>: Sender address rejected: not logged in",
                "RECIPIENT | SENDER_DOMAIN | CERTAIN | 550 5.1.8 <anna@acme.test>: Sender address rejected: Domain not found",
                "RECIPIENT | SENDER        | LIKELY  | 554 5.7.1 <a@b.test>: Relay access denied",
                // Exim
                "RECIPIENT | SENDER        | LIKELY  | 550 relay not permitted",
                "SENDER    | SENDER        | CERTAIN | 550 Sender verify failed",
                "RECIPIENT | SENDER        | UNCLEAR | 550 Administrative prohibition",
                // sendmail, Exchange
                "RECIPIENT | SENDER        | LIKELY  | 550 5.7.1 <a@b.test>... Relaying denied. Proper authentication required.",
                "RECIPIENT | SENDER        | LIKELY  | 550 5.7.54 SMTP; Unable to relay recipient in non-accepted domain",
                "RECIPIENT | SENDER        | LIKELY  | 550 5.7.64 TenantAttribution; Relay Access Denied",
                // Microsoft 365
                "SENDER    | SENDER        | CERTAIN | 550 5.7.60 SMTP; Client does not have permissions to send as this sender",
                "CONTENT   | SENDER        | CERTAIN | 554 5.2.252 SendAsDenied; ben@acme.test not allowed to send as anna@acme.test",
                "SENDER    | SENDER        | CERTAIN | 550 5.1.8 Access denied, bad outbound sender AS(42004)",
                "CONTENT   | SENDER_DOMAIN | CERTAIN | 550 5.7.515 Access denied, sending domain acme.test does not meet the required authentication level",
                "CONTENT   | SENDER_DOMAIN | CERTAIN | 550 5.7.750 Service unavailable. Client blocked from sending from unregistered domains",
                // Gmail
                "CONTENT   | SENDER_DOMAIN | CERTAIN | 550-5.7.26 This mail has been blocked because the sender is unauthenticated.",
                "CONTENT   | SENDER_DOMAIN | CERTAIN | 550 5.7.27 SPF check failed",
                "CONTENT   | SENDER        | UNCLEAR | 550 5.7.1 [192.0.2.1] Our system has detected that this message is likely unsolicited mail.",
                // Amazon SES
                "CONTENT   | SENDER        | CERTAIN | 554 Message rejected: Email address is not verified. The following identities failed the check in region EU-WEST-1: anna@acme.test",
                // Yahoo, and anybody
                "CONTENT   | SENDER        | UNCLEAR | 554 5.7.9 Message not accepted for policy reasons. See https://senders.yahooinc.com/error-codes",
                "RECIPIENT | SENDER        | UNCLEAR | 550 5.7.1 Delivery not authorized, message refused",
                "RECIPIENT | SENDER        | UNCLEAR | 550 5.7.1 Service refuse. Please contact the administrator.",
                "RECIPIENT | SENDER        | UNCLEAR | 554 rejected",
                "DATA      | SENDER        | UNCLEAR | 554 5.7.0 Policy violation",
                "CONTENT   | SENDER        | UNCLEAR | 554 5.7.1 looks like spam"
            })
    void what_may_be_said_of_the_sender_fails_no_mail_at_once(
            SmtpStage stage, Halted.Scope scope, SenderRefused.Certainty certainty, String line) {
        assertThat(outcome(stage, line)).isInstanceOfSatisfying(SenderRefused.class, refused -> {
            assertThat(refused.scope()).isEqualTo(scope);
            assertThat(refused.certainty()).isEqualTo(certainty);
            assertThat(refused.detail()).contains(line.substring(line.lastIndexOf(' ')));
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // Gmail
                "CONTENT   | 240 | 550-5.4.5 Daily user sending limit exceeded. For more information on Gmail",
                "SENDER    | 240 | 550 5.7.1 Daily SMTP relay limit exceeded for customer.",
                "RECIPIENT | 240 | 550 5.7.1 Email quota exceeded.",
                "RECIPIENT |  15 | 450 4.2.1 Peak SMTP relay limit exceeded for customer. This is a temporary error.",
                "SENDER    |  15 | 421 4.7.0 Try again later, closing connection. (MAIL) gsmtp",
                "CONTENT   |  15 | 421-4.7.28 Our system has detected an unusual rate of unsolicited mail",
                "RECIPIENT |  60 | 452 4.5.3 Your message has too many recipients.",
                // Microsoft 365
                "CONTENT   | 240 | 554 5.2.0 STOREDRV.Submission.Exception:SubmissionQuotaExceededException; Failed",
                "CONTENT   | 240 | 550 5.1.90 Your message can't be sent because you've reached your daily limit",
                "CONTENT   | 240 | 550 5.7.705 Access denied, tenant has exceeded threshold",
                "CONTENT   |   1 | 432 4.3.2 Concurrent connections limit exceeded",
                "SENDER    |   1 | 451 4.3.2 STOREDRV.ClientSubmit; sender thread limit exceeded",
                // Amazon SES
                "CONTENT   | 240 | 454 Throttling failure: Daily message quota exceeded.",
                "CONTENT   |   1 | 454 Throttling failure: Maximum sending rate exceeded."
            })
    void a_limit_of_the_account_halts_it_and_fails_no_mail(SmtpStage stage, int minutes, String line) {
        assertThat(outcome(stage, line)).isInstanceOfSatisfying(Halted.class, halted -> {
            assertThat(halted.until()).isEqualTo(NOW.plus(Duration.ofMinutes(minutes)));
            assertThat(halted.detail()).contains("takes no more from this account");
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "RECIPIENT | 450 4.2.1 The user you are trying to contact is receiving mail too quickly",
                "RECIPIENT | 421 4.7.0 TLS required for RCPT domain, closing connection",
                "RECIPIENT | 452 4.5.3 Domain policy size per transaction exceeded",
                "CONTENT   | 432 4.3.2 STOREDRV.Deliver; recipient thread limit exceeded",
                "CONTENT   | 554 5.2.122 The recipient's per hour message receive limit has been exceeded",
                "SENDER    | 421 4.3.2 shutting down"
            })
    void a_limit_of_the_recipient_or_of_the_hour_postpones_that_mail_alone(SmtpStage stage, String line) {
        assertThat(outcome(stage, line)).isInstanceOf(Postponed.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "LOGIN    |  5 | 535 5.7.8 Username and Password not accepted   | AICMO_SMTP_PASSWORD",
                "LOGIN    |  5 | 534-5.7.9 Application-specific password required | app password",
                "LOGIN    | 15 | 454 4.7.0 Too many login attempts, please try again later | Too many",
                "HELLO    |  5 | 550 5.7.1 bad name                             | AICMO_SMTP_HELO",
                "GREETING | 15 | 554 5.7.1 listed                               | listed",
                "SENDER   |  5 | 530 5.7.57 Client not authenticated to send mail | AICMO_SMTP_USERNAME",
                "SENDER   |  5 | 530 5.7.0 Must issue a STARTTLS command first  | _TLS",
                "RECIPIENT|  5 | 554 5.7.57 Client was not authenticated to send mail | _USERNAME",
                "RECIPIENT|  5 | 550 5.7.1 Authentication required             | AICMO_SMTP_PASSWORD",
                "CONTENT  |  5 | 554 Access denied: User `arn:aws:iam::1:user/x' is not authorized to perform `ses:SendRawEmail' | account",
                "CONTENT  |  5 | 554 Message rejected: Sending paused for this account. | blocked",
                "CONTENT  |  5 | 550 5.7.501 Service unavailable. Spam abuse detected from IP range. | blocked",
                "RECIPIENT| 15 | 554 5.7.1 <unknown[192.0.2.1]>: Client host rejected: Access denied | AICMO_SMTP_HELO",
                "RECIPIENT| 15 | 554 5.7.1 Service unavailable; Client host [192.0.2.1] blocked using zen.spamhaus.org | block lists",
                "CONTENT  | 15 | 550 5.7.25 The IP address sending this message does not have a PTR record | reverse DNS",
                "SENDER   | 15 | 550 5.7.606 Access denied, banned sending IP [192.0.2.1] | block lists",
                "SENDER   | 15 | 553 5.7.1 [BL21] Connections will not be accepted from 192.0.2.1, because the ip is in Spamhaus's list | Spamhaus"
            })
    void what_is_said_of_the_installation_halts_it(SmtpStage stage, int minutes, String line, String words) {
        assertThat(outcome(stage, line)).isInstanceOfSatisfying(Halted.class, halted -> {
            assertThat(halted.scope()).isEqualTo(Halted.Scope.PROVIDER);
            assertThat(halted.until()).isEqualTo(NOW.plus(Duration.ofMinutes(minutes)));
            assertThat(halted.detail()).contains(words);
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "GREETING | 421 4.7.0 too many connections",
                "LOGIN    | 454 4.7.0 temporary authentication failure",
                "HELLO    | 421 4.3.2 not now",
                "RESET    | 502 5.5.2 what"
            })
    void a_session_that_does_not_come_about_was_not_reached(SmtpStage stage, String line) {
        assertThat(outcome(stage, line)).isInstanceOf(Unreached.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "RECIPIENT | true  | 450 4.7.1 Too many messages from your host, slow down",
                "RECIPIENT | true  | 451 4.7.500 Server busy. Please try again later",
                "CONTENT   | true  | 451 4.7.650 The mail server has been temporarily rate limited due to IP reputation",
                "CONTENT   | true  | 452 Too many recipients received this hour",
                "RECIPIENT | false | 450 4.7.1 <a@b.test>: Recipient address rejected: Greylisted, see http://postgrey.schweikert.ch",
                "RECIPIENT | false | 451 4.7.1 Greylisting in action, please come back later",
                "RECIPIENT | false | 450 4.2.1 The user you are trying to contact is receiving mail too quickly",
                "SENDER    | false | 450 4.7.1 slow down",
                "RECIPIENT | false | 451 4.3.0 local error"
            })
    void a_domain_that_wants_fewer_mails_is_told_from_one_that_wants_this_one_later(
            SmtpStage stage, boolean throttled, String line) {
        assertThat(outcome(stage, line))
                .isInstanceOfSatisfying(Postponed.class, postponed -> assertThat(postponed.throttled())
                        .isEqualTo(throttled));
    }

    @Test
    void what_is_no_answer_leaves_it_open_only_after_the_content() {
        assertThat(outcome(SmtpStage.CONTENT, "hello?")).isInstanceOf(Unknown.class);
        assertThat(outcome(SmtpStage.RECIPIENT, "hello?")).isInstanceOf(Unreached.class);
    }

    @Test
    void an_answer_of_several_lines_is_read_as_one() {
        SmtpReply reply = SmtpReply.of(
                List.of("550-5.7.26 Unauthenticated email", "550-5.7.26 from acme.test", "550 5.7.26 is not accepted"));

        assertThat(reply)
                .isEqualTo(new SmtpReply(550, "5.7.26", "Unauthenticated email from acme.test is not accepted"));
    }

    @Test
    void an_enhanced_status_of_another_class_is_none() {
        assertThat(SmtpReply.of(List.of("550 4.1.1 confused")).status()).isNull();
        assertThat(SmtpReply.of(List.of("250")).isYes()).isTrue();
    }

    private static Outcome outcome(SmtpStage stage, String line) {
        return SmtpAnswers.outcome(stage, SmtpReply.of(List.of(line)), "AICMO_SMTP_", NOW);
    }
}
