package aicmo.cam.sender.provider.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import aicmo.cam.sender.mail.RenderedMail;
import aicmo.cam.sender.provider.EmailProvider;
import aicmo.cam.sender.provider.Outcome;
import aicmo.cam.testing.smtp.SmtpSink;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Several mails in one go, and several servers. */
class SmtpBatchTest extends ScriptedDialogue {
    @Test
    void each_mail_has_an_outcome_of_its_own_in_the_order_of_the_batch() {
        server.answerNext("RCPT", "250 2.1.5 fine", "550 5.1.1 no such user", "451 4.7.1 later");

        assertThat(sendFour())
                .extracting(Object::getClass)
                .isEqualTo(List.of(
                        Outcome.Accepted.class,
                        Outcome.Rejected.class,
                        Outcome.Postponed.class,
                        Outcome.Accepted.class));
        assertThat(server.mails()).hasSize(2);
    }

    @Test
    void after_a_connection_that_died_nothing_more_becomes_uncertain() {
        server.answerNext(".", "250 2.0.0 taken", ScriptedSmtp.HANGS_UP);

        assertThat(sendFour())
                .extracting(Object::getClass)
                .isEqualTo(List.of(
                        Outcome.Accepted.class,
                        Outcome.Unknown.class,
                        Outcome.Unreached.class,
                        Outcome.Unreached.class));
        assertThat(server.mails()).hasSize(2);
        assertThat(server.connections()).isOne();
    }

    @Test
    void after_a_server_that_closed_the_session_the_others_wait() {
        server.answerNext("MAIL", "421 4.3.2 shutting down");

        assertThat(sendFour())
                .extracting(Object::getClass)
                .isEqualTo(List.of(
                        Outcome.Postponed.class,
                        Outcome.Unreached.class,
                        Outcome.Unreached.class,
                        Outcome.Unreached.class));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"550 5.4.5 Daily user sending limit exceeded", "432 4.3.2 Concurrent connections limit exceeded"
            })
    void after_a_limit_the_others_are_not_tried(String limit) {
        server.answerNext(".", limit);

        assertThat(sendFour()).hasOnlyElementsOfType(Outcome.Halted.class);
        assertThat(server.mails()).hasSize(1);
    }

    @Test
    void a_batch_takes_no_longer_than_one_mail_may() {
        server.answer(".", ScriptedSmtp.IS_SILENT);

        List<Outcome> outcomes = sendFour("AICMO_CAM_EMAIL_TIMEOUT", "3s");

        assertThat(server.commands())
                .filteredOn(command -> command.contains("MAIL FROM"))
                .as("none is tried after the first has taken all of the time")
                .hasSize(1);
        assertThat(outcomes.getFirst()).isInstanceOf(Outcome.Unknown.class);
        assertThat(outcomes.subList(1, 4)).hasOnlyElementsOfType(Outcome.Unreached.class);
    }

    @Test
    void one_server_in_trouble_does_not_stop_the_senders_of_another() throws IOException {
        server.answer("CONNECT", "554 5.7.1 listed");
        try (ScriptedSmtp annas = new ScriptedSmtp()) {
            EmailProvider provider = Smtp.plain(
                    vertx,
                    server.port(),
                    "AICMO_CAM_IDENTITIES__ANNA__FROM",
                    "anna@acme.test",
                    "AICMO_CAM_IDENTITIES__ANNA__SMTP_HOST",
                    "127.0.0.1",
                    "AICMO_CAM_IDENTITIES__ANNA__SMTP_PORT",
                    Integer.toString(annas.port()),
                    "AICMO_CAM_IDENTITIES__ANNA__SMTP_TLS",
                    "none");

            List<Outcome> outcomes = provider.send(Smtp.batch(from("ben@acme.test"), from("anna@acme.test")));

            assertThat(outcomes.getFirst())
                    .isInstanceOfSatisfying(Outcome.Halted.class, halted -> assertThat(halted.scope())
                            .isEqualTo(Outcome.Halted.Scope.SENDER_DOMAIN));
            assertThat(outcomes.getLast()).isInstanceOf(Outcome.Accepted.class);
            assertThat(annas.mails()).hasSize(1);
        }
    }

    @Test
    void senders_with_the_same_server_and_login_share_its_connections() {
        EmailProvider provider = Smtp.plain(
                vertx,
                server.port(),
                "AICMO_CAM_IDENTITIES__ANNA__FROM",
                "anna@acme.test",
                "AICMO_CAM_IDENTITIES__ANNA__SMTP_HOST",
                "127.0.0.1",
                "AICMO_CAM_IDENTITIES__ANNA__SMTP_PORT",
                Integer.toString(server.port()),
                "AICMO_CAM_IDENTITIES__ANNA__SMTP_TLS",
                "none");

        provider.send(Smtp.batch(from("ben@acme.test"), from("anna@acme.test"), from("ben@acme.test")));

        assertThat(server.connections()).isOne();
    }

    @Test
    void a_sender_whom_no_server_serves_waits_and_is_told_of() {
        EmailProvider provider = Smtp.provider(
                vertx,
                "AICMO_CAM_IDENTITIES__ANNA__FROM",
                "anna@acme.test",
                "AICMO_CAM_IDENTITIES__ANNA__SMTP_HOST",
                "127.0.0.1");

        assertThat(provider.send(Smtp.batch(from("ben@acme.test"))).getFirst())
                .isInstanceOfSatisfying(Outcome.Halted.class, halted -> assertThat(halted.detail())
                        .contains("ben@acme.test", "AICMO_SMTP_HOST"));
    }

    @Test
    void a_fast_server_is_given_more_mails_at_a_time() {
        try (SmtpSink sink = SmtpSink.start(0, false)) {
            EmailProvider provider = Smtp.plain(vertx, sink.port());
            assertThat(provider.maxBatch()).isOne();

            int sent = 0;
            // a server on a busy machine is slow at first, and is given one at a time for longer
            while (provider.maxBatch() == 1 && sent < 5_000) {
                provider.send(Smtp.batch(from("anna@acme.test")));
                sent++;
            }

            assertThat(provider.maxBatch()).isGreaterThan(1);
            assertThat(sink.accepted()).isEqualTo(sent);
            assertThat(sink.connections()).isOne();
        }
    }

    @Test
    void every_new_connection_is_had_however_many_lanes_open_them_at_once() throws Exception {
        server.answer("RCPT", "550 5.1.1 no such user");
        EmailProvider provider = Smtp.plain(vertx, server.port());

        try (ExecutorService lanes = Executors.newFixedThreadPool(4)) {
            List<Future<List<Outcome>>> sent = lanes.invokeAll(
                    Collections.nCopies(100, () -> provider.send(Smtp.batch(Smtp.mail("1"), Smtp.mail("2")))));
            for (Future<List<Outcome>> outcomes : sent) {
                assertThat(outcomes.get()).hasOnlyElementsOfType(Outcome.Rejected.class);
            }
        }

        assertThat(server.connections()).isEqualTo(200);
    }

    private List<Outcome> sendFour(String... settings) {
        return Smtp.plain(vertx, server.port(), settings)
                .send(Smtp.batch(Smtp.mail("1"), Smtp.mail("2"), Smtp.mail("3"), Smtp.mail("4")));
    }

    private static RenderedMail from(String sender) {
        return Smtp.mail(sender, "ana@recipients.test", "Dear Ana", null, Map.of());
    }
}
