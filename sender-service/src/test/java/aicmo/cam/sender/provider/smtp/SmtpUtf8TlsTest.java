package aicmo.cam.sender.provider.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import aicmo.cam.sender.mail.RenderedMail;
import aicmo.cam.sender.provider.Outcome;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Disabled;
import org.junit.jupiter.api.Test;

/** The same for a mail that needs SMTPUTF8. */
class SmtpUtf8TlsTest extends SmtpTlsTest {
    @Override
    RenderedMail mail() {
        return Smtp.mail("anna@acme.test", "jörg@firma.example", "Dear Jörg", null, Map.of());
    }

    @Override
    @Test
    @Disabled("GreenMail does not offer SMTPUTF8")
    void greenmail_takes_mail_over_smtps() {}

    @Test
    void what_counts_is_offered_after_starttls() throws IOException {
        try (ScriptedSmtp server = ScriptedSmtp.withStartTls(Certificates.context(good))) {
            server.withdraw("SMTPUTF8").offerInTls("SMTPUTF8");

            assertThat(send(
                            server,
                            "starttls",
                            "AICMO_SMTP_TRUST",
                            certificates.ca().toString()))
                    .isInstanceOf(Outcome.Accepted.class);
        }
    }

    @Test
    void what_was_offered_before_starttls_counts_no_more() throws IOException {
        try (ScriptedSmtp server = ScriptedSmtp.withStartTls(Certificates.context(good))) {
            server.withdraw("SMTPUTF8").offerInTheClear("SMTPUTF8");

            assertThat(send(
                            server,
                            "starttls",
                            "AICMO_SMTP_TRUST",
                            certificates.ca().toString()))
                    .isInstanceOfSatisfying(Outcome.Rejected.class, rejected -> assertThat(rejected.status())
                            .isEqualTo("5.6.7"));
            assertThat(server.mails()).isEmpty();
        }
    }
}
