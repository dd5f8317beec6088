package aicmo.cam.inbox.account;

import aicmo.cam.inbox.mailbox.TlsMode;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Settings of the mailboxes that are read: {@code AICMO_IMAP_…}. */
@ConfigMapping(prefix = "aicmo.imap")
public interface ImapConfig {
    /** The host of the IMAP server; without it no mailbox is read but those of AICMO_IMAP_MAILBOXES__NAME__SERVER and of REST. */
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

    /** The folders that are read, separated by commas, such as {@code INBOX,Junk}. */
    @WithDefault("INBOX")
    List<String> folder();

    /** Minutes between two looks, where the server does not tell of new messages by itself. */
    @WithDefault("15")
    int pollIntervalMinutes();

    /** Time between two looks, for finer steps than minutes; wins over the minutes. */
    Optional<Duration> pollInterval();

    /** Whether servers that can are asked to tell of new messages at once (IDLE). */
    @WithDefault("true")
    boolean idle();

    /** Whether messages that were taken in are marked as seen. */
    @WithDefault("false")
    boolean markSeen();

    /** The folder that messages are moved to after they were taken in, made where it is missing; without it they stay where they are. */
    Optional<String> moveTo();

    /** The token endpoint, for OAuth2 instead of a password, such as {@code https://oauth2.googleapis.com/token}. */
    Optional<String> oauthTokenEndpoint();

    /** The client id at the token endpoint. */
    Optional<String> oauthClientId();

    /** The client secret at the token endpoint. */
    Optional<String> oauthClientSecret();

    /** The scope that is asked for: Microsoft 365 wants {@code https://outlook.office365.com/.default} with client credentials. */
    Optional<String> oauthScope();

    /** The refresh token; without it the client logs in by itself (client credentials). */
    Optional<String> oauthRefreshToken();

    /** More mailboxes, each under a name of its own. */
    Map<String, More> mailboxes();

    /** A further mailbox; intervals and IDLE are those of all. */
    interface More {
        /** The host of its IMAP server. */
        String server();

        /** 993 for TLS, usually 143 for STARTTLS. */
        @WithDefault("993")
        int port();

        /** Its address, which is the login too. */
        String email();

        /** Its password. */
        Optional<String> password();

        /** {@code tls}, {@code starttls} or {@code none}. */
        @WithDefault("tls")
        TlsMode tls();

        /** Its folders, separated by commas. */
        @WithDefault("INBOX")
        List<String> folder();

        /** Whether its messages that were taken in are marked as seen. */
        @WithDefault("false")
        boolean markSeen();

        /** The folder that its messages are moved to after they were taken in. */
        Optional<String> moveTo();

        /** The token endpoint, for OAuth2 instead of a password. */
        Optional<String> oauthTokenEndpoint();

        /** The client id at the token endpoint. */
        Optional<String> oauthClientId();

        /** The client secret at the token endpoint. */
        Optional<String> oauthClientSecret();

        /** The scope that is asked for. */
        Optional<String> oauthScope();

        /** The refresh token; without it client credentials. */
        Optional<String> oauthRefreshToken();
    }
}
