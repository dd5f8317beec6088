package aicmo.cam.sender.provider.smtp;

import aicmo.cam.sender.mail.RenderedMail;
import java.util.Map;

/** The same for a mail that needs SMTPUTF8. */
class SmtpUtf8LoginTest extends SmtpLoginTest {
    @Override
    RenderedMail mail() {
        return Smtp.mail("anna@acme.test", "jörg@firma.example", "Dear Jörg", null, Map.of());
    }
}
