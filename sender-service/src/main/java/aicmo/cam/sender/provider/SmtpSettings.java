package aicmo.cam.sender.provider;

import io.smallrye.config.ConfigMapping;
import java.util.Optional;
import java.util.OptionalInt;

/** The mail server that mails are handed to; application.properties passes all of it on to quarkus-mailer. */
@ConfigMapping(prefix = "aicmo.smtp")
interface SmtpSettings {
    /** AICMO_SMTP_HOST: without it nothing is sent (NoOp). */
    Optional<String> host();

    /** AICMO_SMTP_PORT: 465 with TLS, 25 without any, else 587. */
    OptionalInt port();

    /** AICMO_SMTP_USERNAME: without it the server is used without logging in. */
    Optional<String> username();

    /** AICMO_SMTP_PASSWORD. */
    Optional<String> password();

    /** AICMO_SMTP_TLS: none, starttls (or nothing is sent), tls; without it, STARTTLS where the server offers it. */
    Optional<String> tls();
}
