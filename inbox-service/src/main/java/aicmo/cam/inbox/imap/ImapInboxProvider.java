package aicmo.cam.inbox.imap;

import aicmo.cam.inbox.mailbox.InboxProvider;
import aicmo.cam.inbox.mailbox.Login;
import aicmo.cam.inbox.mailbox.MailboxAccess;
import aicmo.cam.inbox.mailbox.OpenFolder;
import aicmo.cam.inbox.mailbox.TlsMode;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.Folder;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import java.time.Duration;
import java.util.Optional;
import java.util.Properties;
import javax.net.ssl.SSLSocketFactory;
import org.eclipse.angus.mail.imap.IMAPFolder;

/** Mailboxes over IMAP (RFC 9051, RFC 3501), by password or by XOAUTH2. */
@Singleton
public class ImapInboxProvider implements InboxProvider {
    private static final String CONNECT_MILLIS = "10000";
    /** Longer than news are waited for at once. */
    private static final Duration SILENCE = Duration.ofSeconds(20);

    private final AccessTokenClient tokens;
    private final String silenceMillis;
    private final Optional<SSLSocketFactory> trusted;

    @Inject
    public ImapInboxProvider(AccessTokenClient tokens, ImapTrustConfig trust) {
        this(tokens, trust, SILENCE);
    }

    /** @param silence a server that says nothing for so long in the middle of an answer is lost */
    public ImapInboxProvider(AccessTokenClient tokens, ImapTrustConfig trust, Duration silence) {
        this.tokens = tokens;
        this.silenceMillis = String.valueOf(silence.toMillis());
        this.trusted = trust.file().map(TrustedCertificates::with);
    }

    @Override
    public OpenFolder open(MailboxAccess access) {
        String shown = shown(access.login());
        Store store = null;
        try {
            store = Session.getInstance(settings(access)).getStore("imap");
            store.connect(access.server(), access.port(), access.login().name(), shown);
            IMAPFolder folder = (IMAPFolder) store.getFolder(access.folder());
            // EXAMINE and not SELECT where nothing is to be changed: the server itself then refuses any change
            folder.open(access.afterwards().isAsked() ? Folder.READ_WRITE : Folder.READ_ONLY);
            ImapFolder open = new ImapFolder(access, store, folder);
            if (access.afterwards().moveTo().isPresent() && !open.canMove()) {
                open.close();
                throw UnreachableWords.withoutMove(access);
            }
            return open;
        } catch (MessagingException e) {
            ImapFolder.closeQuietly(store);
            if (e instanceof AuthenticationFailedException && access.login() instanceof Login.OAuth2 login) {
                tokens.forget(login);
            }
            throw UnreachableWords.of(access, shown, e);
        }
    }

    private String shown(Login login) {
        return switch (login) {
            case Login.Password password -> password.password();
            case Login.OAuth2 oauth2 -> tokens.token(oauth2);
        };
    }

    private Properties settings(MailboxAccess access) {
        Properties settings = new Properties();
        settings.setProperty("mail.imap.connectiontimeout", CONNECT_MILLIS);
        settings.setProperty("mail.imap.timeout", silenceMillis);
        settings.setProperty("mail.imap.writetimeout", silenceMillis);
        settings.setProperty("mail.imap.connectionpoolsize", "1");
        settings.setProperty("mail.imap.ssl.checkserveridentity", "true");
        if (access.login() instanceof Login.OAuth2) {
            settings.setProperty("mail.imap.auth.mechanisms", "XOAUTH2");
        }
        trusted.ifPresent(factory -> settings.put("mail.imap.ssl.socketFactory", factory));
        protect(settings, access.tls());
        return settings;
    }

    private static void protect(Properties settings, TlsMode tls) {
        switch (tls) {
            case TLS -> settings.setProperty("mail.imap.ssl.enable", "true");
            case STARTTLS -> {
                settings.setProperty("mail.imap.starttls.enable", "true");
                settings.setProperty("mail.imap.starttls.required", "true");
            }
            case NONE -> settings.setProperty("mail.imap.starttls.enable", "false");
        }
    }
}
