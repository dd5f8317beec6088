package aicmo.cam.sender.provider.smtp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import aicmo.cam.sender.provider.smtp.server.SmtpServer;
import aicmo.cam.sender.provider.smtp.server.SmtpTrust;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What becomes of AICMO_SMTP_*. */
class SmtpSettingsTest {
    private static final String FROM = "anna@acme.test";

    @ParameterizedTest
    @CsvSource({"none,NONE,25", "starttls,STARTTLS,587", "tls,TLS,465", "TLS,TLS,465", "'',OFFERED,587"})
    void tls_is_what_the_setting_says_and_the_port_follows(String setting, SmtpServer.Tls tls, int port) {
        SmtpServer server = server("AICMO_SMTP_HOST", "mail.acme.test", "AICMO_SMTP_TLS", setting);

        assertThat(server.tls()).isEqualTo(tls);
        assertThat(server.port()).isEqualTo(port);
        assertThat(server.login()).isNull();
    }

    @Test
    void a_port_of_its_own_wins() {
        assertThat(server("AICMO_SMTP_HOST", "mail.acme.test", "AICMO_SMTP_TLS", "tls", "AICMO_SMTP_PORT", "2465")
                        .port())
                .isEqualTo(2465);
    }

    @Test
    void a_password_is_never_said_in_the_clear_unless_that_was_asked_for() {
        String[] login = {
            "AICMO_SMTP_HOST", "mail.acme.test", "AICMO_SMTP_USERNAME", "anna", "AICMO_SMTP_PASSWORD", "secret"
        };

        assertThat(server(login).tls()).isEqualTo(SmtpServer.Tls.STARTTLS);
        assertThat(server(login).toString() + server(login).login()).doesNotContain("secret");
    }

    @ParameterizedTest
    @CsvSource({
        "AICMO_SMTP_TLS,ssl,'must be none, starttls or tls'",
        "AICMO_SMTP_PORT,70000,from 1 to 65535",
        "AICMO_SMTP_PORT,0,from 1 to 65535",
        "AICMO_SMTP_HOST,smtp://mail.acme.test,write only the name",
        "AICMO_SMTP_HOST,mail.acme.test:587,AICMO_SMTP_PORT",
        "AICMO_SMTP_USERNAME,anna,AICMO_SMTP_PASSWORD",
        "AICMO_SMTP_PASSWORD,secret,AICMO_SMTP_USERNAME",
        "AICMO_SMTP_HELO,my laptop,this machine's name",
        "AICMO_SMTP_TRUST,/no/such/file.pem,BEGIN CERTIFICATE",
        "AICMO_CAM_EMAIL_CONNECTIONS,0,one connection at least",
        "AICMO_CAM_EMAIL_TIMEOUT,0s,time to answer",
        "AICMO_CAM_IDENTITIES__ANNA__SMTP_TLS,ssl,'must be none, starttls or tls'"
    })
    void a_wrong_value_is_refused_at_start_by_the_name_of_its_variable(String variable, String value, String advice) {
        Vertx vertx = Vertx.vertx();
        try {
            assertThatThrownBy(() -> Smtp.provider(
                            vertx,
                            "AICMO_SMTP_HOST",
                            "mail.acme.test",
                            "AICMO_CAM_IDENTITIES__ANNA__FROM",
                            FROM,
                            "AICMO_CAM_IDENTITIES__ANNA__SMTP_HOST",
                            "mail.other.test",
                            variable,
                            value))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining(variable)
                    .hasMessageContaining(advice);
        } finally {
            vertx.close().toCompletionStage().toCompletableFuture().join();
        }
    }

    @Test
    void a_file_without_a_certificate_is_refused(@TempDir Path folder) throws IOException {
        Path pem = Files.writeString(folder.resolve("ca.pem"), "nothing\n");

        assertThatThrownBy(() -> SmtpTrust.with(pem)).hasMessageContaining("AICMO_SMTP_TRUST");
    }

    @Test
    void a_sender_without_a_server_of_its_own_uses_the_installations() {
        SmtpServers servers = Smtp.servers(
                "AICMO_SMTP_HOST", "mail.acme.test", "AICMO_CAM_IDENTITIES__ANNA__FROM", "Anna <anna@acme.test>");

        assertThat(servers.of(FROM).orElseThrow().host()).isEqualTo("mail.acme.test");
        assertThat(servers.several()).isFalse();
    }

    @Test
    void a_sender_may_have_a_server_and_a_login_of_its_own() {
        SmtpServers servers = Smtp.servers(
                "AICMO_SMTP_HOST", "mail.acme.test",
                "AICMO_SMTP_USERNAME", "everybody",
                "AICMO_SMTP_PASSWORD", "secret",
                "AICMO_CAM_IDENTITIES__ANNA__FROM", "Anna <Anna@acme.test>",
                "AICMO_CAM_IDENTITIES__ANNA__SMTP_HOST", "smtp.other.test",
                "AICMO_CAM_IDENTITIES__BEN__FROM", "ben@acme.test",
                "AICMO_CAM_IDENTITIES__BEN__SMTP_USERNAME", "ben",
                "AICMO_CAM_IDENTITIES__BEN__SMTP_PASSWORD", "bens");

        assertThat(servers.of("\"Berg, Anna\" <anna@ACME.test>")).hasValueSatisfying(anna -> {
            assertThat(anna.host()).isEqualTo("smtp.other.test");
            assertThat(anna.login())
                    .as("the installation's login is none of its business")
                    .isNull();
        });
        assertThat(servers.of("ben@acme.test")).hasValueSatisfying(ben -> {
            assertThat(ben.host()).isEqualTo("mail.acme.test");
            assertThat(ben.login()).isEqualTo(new SmtpServer.Login("ben", "bens"));
            assertThat(ben.variables()).isEqualTo("AICMO_CAM_IDENTITIES__BEN__SMTP_");
        });
        assertThat(servers.of("carl@acme.test").orElseThrow().login().username())
                .isEqualTo("everybody");
        assertThat(servers.several()).isTrue();
    }

    private static SmtpServer server(String... variables) {
        return Smtp.servers(variables).of(FROM).orElseThrow();
    }
}
