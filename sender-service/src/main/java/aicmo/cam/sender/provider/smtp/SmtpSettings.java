package aicmo.cam.sender.provider.smtp;

import io.smallrye.config.ConfigMapping;
import java.util.Optional;
import java.util.OptionalInt;

/** The mail server that mails are handed to, unless their sender has one of its own. */
@ConfigMapping(prefix = "aicmo.smtp")
public interface SmtpSettings {
    /** AICMO_SMTP_HOST: without it nothing is sent (NoOp). */
    Optional<String> host();

    /** AICMO_SMTP_PORT: 465 with TLS, 25 without any, else 587. */
    OptionalInt port();

    /** AICMO_SMTP_USERNAME: without it the server is used without logging in. */
    Optional<String> username();

    /** the password of that user. */
    Optional<String> password();

    /**
     * AICMO_SMTP_TLS: none, starttls (or nothing is sent), tls; without it, STARTTLS where the server offers it, and required where
     * there is a password to protect. Certificates are always checked.
     */
    Optional<String> tls();

    /** AICMO_SMTP_TRUST: a PEM file with certificates of an own CA, trusted besides those that the JVM trusts. */
    Optional<String> trust();

    /** AICMO_SMTP_HELO: how the sender introduces itself; without it, by this machine's name. */
    Optional<String> helo();
}
