package aicmo.cam.sender.provider.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import aicmo.cam.sender.mail.RenderedMail;
import aicmo.cam.sender.provider.Outcome;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SmtpLoginTest extends ScriptedDialogue {
    @ParameterizedTest
    @CsvSource({
        "AUTH PLAIN,AUTH PLAIN",
        "AUTH LOGIN,AUTH LOGIN",
        "AUTH LOGIN PLAIN CRAM-MD5,AUTH CRAM-MD5",
        "AUTH LOGIN PLAIN XOAUTH2 OAUTHBEARER,AUTH LOGIN"
    })
    void the_best_way_to_log_in_that_is_offered_is_taken(String offered, String taken) {
        server.offer(offered);

        assertThat(send(ScriptedLogin.PASSWORD)).isInstanceOf(Outcome.Accepted.class);
        assertThat(server.commands().stream().filter(command -> command.startsWith("AUTH")))
                .allMatch(command -> command.startsWith(taken));
    }

    @ParameterizedTest
    @CsvSource({"AUTH PLAIN", "AUTH LOGIN PLAIN", "AUTH CRAM-MD5"})
    void a_wrong_password_halts_and_no_mail_fails_of_it(String offered) {
        server.offer(offered);

        assertThat(send("wrong")).isInstanceOfSatisfying(Outcome.Halted.class, halted -> {
            assertThat(halted.scope()).isEqualTo(Outcome.Halted.Scope.PROVIDER);
            assertThat(halted.until()).isEqualTo(Smtp.NOW.plus(Duration.ofMinutes(5)));
            assertThat(halted.detail())
                    .contains("AICMO_SMTP_USERNAME", "AICMO_SMTP_PASSWORD", "535", "not accepted")
                    .doesNotContain("wrong");
        });
        assertThat(server.mails()).isEmpty();
    }

    @Test
    void a_login_that_fails_for_now_was_not_reached() {
        server.offer("AUTH PLAIN").answer("AUTH", "454 4.7.0 temporary authentication failure");

        assertThat(send(ScriptedLogin.PASSWORD)).isInstanceOf(Outcome.Unreached.class);
    }

    @Test
    void where_no_login_is_offered_nothing_is_sent_without_one() {
        assertThat(send(ScriptedLogin.PASSWORD))
                .isInstanceOfSatisfying(Outcome.Unreached.class, unreached -> assertThat(unreached.detail())
                        .contains("AICMO_SMTP_USERNAME"));
        assertThat(server.mails()).isEmpty();
    }

    @Test
    void a_server_that_wants_a_login_which_is_not_set_halts() {
        server.answer("MAIL", "530 5.7.0 Authentication required");

        Outcome outcome =
                Smtp.plain(vertx, server.port()).send(Smtp.batch(mail())).getFirst();

        assertThat(outcome).isInstanceOfSatisfying(Outcome.Halted.class, halted -> assertThat(halted.detail())
                .contains("AICMO_SMTP_USERNAME"));
    }

    RenderedMail mail() {
        return Smtp.mail("Dear Ana");
    }

    private Outcome send(String password) {
        return Smtp.plain(
                        vertx,
                        server.port(),
                        "AICMO_SMTP_USERNAME",
                        ScriptedLogin.USERNAME,
                        "AICMO_SMTP_PASSWORD",
                        password)
                .send(Smtp.batch(mail()))
                .getFirst();
    }
}
