package aicmo.cam.sender.provider.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import aicmo.cam.sender.mail.RenderedMail;
import aicmo.cam.sender.provider.Outcome;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SmtpTlsTest {
    @TempDir
    static Path folder;

    static Vertx vertx;
    static Certificates certificates;
    static Path good;

    @BeforeAll
    static void open() {
        vertx = Vertx.vertx();
        certificates = Certificates.in(folder);
        good = certificates.server("localhost", "-1d");
    }

    @AfterAll
    static void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void mail_goes_over_tls_where_the_certificate_is_of_an_own_ca() throws IOException {
        try (ScriptedSmtp server = ScriptedSmtp.withTls(Certificates.context(good))) {
            assertThat(send(server, "tls", "AICMO_SMTP_TRUST", certificates.ca().toString()))
                    .isInstanceOf(Outcome.Accepted.class);
            assertThat(server.mails()).hasSize(1);
        }
    }

    @ParameterizedTest
    @CsvSource({"starttls", "''"})
    void mail_goes_over_starttls_where_it_is_offered_and_nothing_of_it_before(String tls) throws IOException {
        try (ScriptedSmtp server = ScriptedSmtp.withStartTls(Certificates.context(good))) {
            assertThat(send(server, tls, "AICMO_SMTP_TRUST", certificates.ca().toString()))
                    .isInstanceOf(Outcome.Accepted.class);
            assertThat(server.commands())
                    .filteredOn(command -> command.contains("MAIL FROM"))
                    .allMatch(command -> command.startsWith("tls:"))
                    .hasSize(1);
        }
    }

    @Test
    void greenmail_takes_mail_over_smtps() {
        System.setProperty("greenmail.tls.keystore.file", good.toString());
        System.setProperty("greenmail.tls.keystore.password", Certificates.PASSWORD);
        GreenMail greenMail = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTPS));
        try {
            greenMail.start();
            assertThat(send(
                            greenMail.getSmtps().getPort(),
                            "tls",
                            "AICMO_SMTP_TRUST",
                            certificates.ca().toString()))
                    .isInstanceOf(Outcome.Accepted.class);
            assertThat(greenMail.getReceivedMessages()).hasSize(1);
        } finally {
            greenMail.stop();
            System.clearProperty("greenmail.tls.keystore.file");
            System.clearProperty("greenmail.tls.keystore.password");
        }
    }

    @ParameterizedTest
    @CsvSource({"tls", "starttls", "''"})
    void a_certificate_of_an_unknown_ca_is_refused_and_the_mail_waits(String tls) throws IOException {
        try (ScriptedSmtp server = server(tls, good)) {
            refused(send(server, tls), server, "AICMO_SMTP_TRUST");
        }
    }

    @ParameterizedTest
    @CsvSource({"tls", "starttls"})
    void a_certificate_for_another_name_is_refused_and_the_mail_waits(String tls) throws IOException {
        try (ScriptedSmtp server = server(tls, certificates.server("mail.other.test", "-1d"))) {
            refused(
                    send(server, tls, "AICMO_SMTP_TRUST", certificates.ca().toString()),
                    server,
                    "AICMO_SMTP_HOST must be a name that the certificate bears");
        }
    }

    @ParameterizedTest
    @CsvSource({"tls", "starttls"})
    void an_expired_certificate_is_refused_and_the_mail_waits(String tls) throws IOException {
        try (ScriptedSmtp server = server(tls, certificates.server("localhost", "-25d"))) {
            refused(send(server, tls, "AICMO_SMTP_TRUST", certificates.ca().toString()), server, "have it renewed");
        }
    }

    @Test
    void nothing_is_sent_in_the_clear_where_starttls_is_required() throws IOException {
        try (ScriptedSmtp server = new ScriptedSmtp()) {
            refused(send(server, "starttls"), server, "offers no STARTTLS");
            assertThat(server.commands()).noneMatch(command -> command.startsWith("MAIL"));
        }
    }

    @Test
    void a_server_without_tls_is_said_to_be_one() throws IOException {
        try (ScriptedSmtp server = new ScriptedSmtp()) {
            refused(send(server, "tls"), server, "tls is for 465");
        }
    }

    RenderedMail mail() {
        return Smtp.mail("Dear Ana");
    }

    private static ScriptedSmtp server(String tls, Path store) throws IOException {
        return tls.equals("tls")
                ? ScriptedSmtp.withTls(Certificates.context(store))
                : ScriptedSmtp.withStartTls(Certificates.context(store));
    }

    private static void refused(Outcome outcome, ScriptedSmtp server, String advice) {
        assertThat(outcome).isInstanceOfSatisfying(Outcome.Unreached.class, unreached -> assertThat(unreached.detail())
                .contains(advice));
        assertThat(server.mails()).isEmpty();
    }

    Outcome send(ScriptedSmtp server, String tls, String... further) {
        return send(server.port(), tls, further);
    }

    private Outcome send(int port, String tls, String... further) {
        String[] settings = Stream.concat(
                        Stream.of(
                                "AICMO_SMTP_HOST",
                                "localhost",
                                "AICMO_SMTP_PORT",
                                Integer.toString(port),
                                "AICMO_SMTP_TLS",
                                tls),
                        Stream.of(further))
                .toArray(String[]::new);
        return Smtp.provider(vertx, settings).send(Smtp.batch(mail())).getFirst();
    }
}
