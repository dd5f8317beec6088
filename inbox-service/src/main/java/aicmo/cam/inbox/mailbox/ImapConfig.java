package aicmo.cam.inbox.mailbox;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** Settings of the mailbox that is read: {@code AICMO_IMAP_…}. */
@ConfigMapping(prefix = "aicmo.imap")
public interface ImapConfig {
    /** The host of the IMAP server; without it no mailbox is read. */
    Optional<String> server();

    /** 993 for TLS, usually 143 for STARTTLS. */
    @WithDefault("993")
    int port();

    /** The address of the mailbox, which is the login too. */
    Optional<String> email();

    /** The password, or an app password where the provider asks for one. */
    Optional<String> password();

    /** {@code tls}, {@code starttls} or {@code none}. */
    @WithDefault("tls")
    TlsMode tls();

    /** The folder that is read. */
    @WithDefault("INBOX")
    String folder();

    /** Minutes between two looks. */
    @WithDefault("15")
    int pollIntervalMinutes();

    /** Time between two looks, for finer steps than minutes; wins over the minutes. */
    Optional<Duration> pollInterval();
}
