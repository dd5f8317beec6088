package aicmo.cam.sender.provider.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import aicmo.cam.sender.provider.Outcome;
import aicmo.cam.sender.provider.Outcome.Halted;
import aicmo.cam.sender.provider.Outcome.Postponed;
import aicmo.cam.sender.provider.Outcome.Rejected;
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
                "SENDER    | 550 5.7.60 SMTP; Client does not have permissions to send as this sender | 5.7.60 | MAIL FROM",
                "SENDER    | 550 5.1.8 Access denied, bad outbound sender   | 5.1.8 | refused the sender",
                "DATA      | 554 5.5.1 no valid recipients                  | 5.5.1 | DATA",
                "CONTENT   | 554 5.7.1 looks like spam                      | 5.7.1 | content",
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
                "SENDER   |  5 | 530 5.7.0 Must issue a STARTTLS command first  | _TLS"
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
