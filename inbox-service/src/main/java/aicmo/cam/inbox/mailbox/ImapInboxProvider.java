package aicmo.cam.inbox.mailbox;

import aicmo.cam.inbox.mailbox.InboxUnreachable.Reason;
import jakarta.inject.Singleton;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.Folder;
import jakarta.mail.FolderNotFoundException;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import java.io.IOException;
import java.net.UnknownHostException;
import java.util.Properties;
import javax.net.ssl.SSLException;
import org.eclipse.angus.mail.imap.IMAPFolder;

/** Mailboxes over IMAP (RFC 9051, RFC 3501), password login. */
@Singleton
public class ImapInboxProvider implements InboxProvider {
    private static final String CONNECT_MILLIS = "10000";
    /** A server that says nothing for so long in the middle of an answer is lost. */
    private static final String SILENCE_MILLIS = "20000";

    @Override
    public OpenFolder open(MailboxAccess access) {
        Store store = null;
        try {
            store = Session.getInstance(settings(access.tls())).getStore("imap");
            store.connect(access.server(), access.port(), access.login(), access.password());
            IMAPFolder folder = (IMAPFolder) store.getFolder(access.folder());
            // EXAMINE and not SELECT: the server itself then refuses any change
            folder.open(Folder.READ_ONLY);
            return new ImapFolder(access, store, folder);
        } catch (MessagingException e) {
            ImapFolder.closeQuietly(store);
            throw inWords(access, e);
        }
    }

    private static Properties settings(TlsMode tls) {
        Properties settings = new Properties();
        settings.setProperty("mail.imap.connectiontimeout", CONNECT_MILLIS);
        settings.setProperty("mail.imap.timeout", SILENCE_MILLIS);
        settings.setProperty("mail.imap.writetimeout", SILENCE_MILLIS);
        settings.setProperty("mail.imap.connectionpoolsize", "1");
        settings.setProperty("mail.imap.ssl.checkserveridentity", "true");
        switch (tls) {
            case TLS -> settings.setProperty("mail.imap.ssl.enable", "true");
            case STARTTLS -> {
                settings.setProperty("mail.imap.starttls.enable", "true");
                settings.setProperty("mail.imap.starttls.required", "true");
            }
            case NONE -> settings.setProperty("mail.imap.starttls.enable", "false");
        }
        return settings;
    }

    private static InboxUnreachable inWords(MailboxAccess access, MessagingException e) {
        String where = access.server() + ":" + access.port();
        if (e instanceof AuthenticationFailedException) {
            return new InboxUnreachable(
                    Reason.LOGIN,
                    where + " refuses the login of " + access.login()
                            + ": check AICMO_IMAP_EMAIL and AICMO_IMAP_PASSWORD (many providers want an app password); it says: "
                            + said(e, access),
                    e);
        }
        if (e instanceof FolderNotFoundException) {
            return new InboxUnreachable(
                    Reason.REFUSED,
                    "the mailbox " + access.address() + " has no folder '" + access.folder()
                            + "': check AICMO_IMAP_FOLDER",
                    e);
        }
        if (causedBy(e, UnknownHostException.class)) {
            return new InboxUnreachable(
                    Reason.CONNECTION, "no host is named " + access.server() + ": check AICMO_IMAP_SERVER", e);
        }
        if (causedBy(e, SSLException.class)) {
            return new InboxUnreachable(
                    Reason.CONNECTION,
                    "no protected connection to " + where + ": check AICMO_IMAP_PORT and AICMO_IMAP_TLS ("
                            + access.tls() + " is set), and the server's certificate: " + said(e, access),
                    e);
        }
        if (causedBy(e, IOException.class)) {
            return new InboxUnreachable(
                    Reason.CONNECTION,
                    "no connection to " + where + ": check AICMO_IMAP_SERVER and AICMO_IMAP_PORT: " + said(e, access),
                    e);
        }
        return new InboxUnreachable(
                Reason.CONNECTION, "the mailbox " + access + " can't be opened: " + said(e, access), e);
    }

    private static boolean causedBy(Throwable failure, Class<? extends Exception> type) {
        for (Throwable t = failure; t != null; t = t.getCause()) {
            if (type.isInstance(t)) {
                return true;
            }
        }
        return false;
    }

    /** What the server or the library said, in one line; a server that repeats the login is not repeated. */
    private static String said(MessagingException e, MailboxAccess access) {
        Throwable deepest = e;
        while (deepest.getCause() != null) {
            deepest = deepest.getCause();
        }
        String words = deepest.getMessage() == null ? deepest.getClass().getSimpleName() : deepest.getMessage();
        String line =
                words.replace(access.password(), "…").replaceAll("\\s+", " ").strip();
        return line.length() > 300 ? line.substring(0, 300) : line;
    }
}
