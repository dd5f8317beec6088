package aicmo.cam.inbox.imap;

import aicmo.cam.inbox.mailbox.InboxUnreachable;
import aicmo.cam.inbox.mailbox.InboxUnreachable.Reason;
import aicmo.cam.inbox.mailbox.MailboxAccess;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.FolderNotFoundException;
import jakarta.mail.MessagingException;
import jakarta.mail.ReadOnlyFolderException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import javax.net.ssl.SSLException;
import org.eclipse.angus.mail.util.MailConnectException;

/** What went wrong when a folder was opened: host, port, TLS, login or folder, and what to do about it. */
final class UnreachableWords {
    private static final int LONGEST = 300;

    private UnreachableWords() {}

    /** @param shown the password or token that was shown to the server */
    static InboxUnreachable of(MailboxAccess access, String shown, MessagingException e) {
        String where = access.server() + ":" + access.port();
        String said = said(e, access, shown);
        if (e instanceof AuthenticationFailedException) {
            return new InboxUnreachable(
                    Reason.LOGIN,
                    where + " refuses the login of " + access.login()
                            + ": check AICMO_IMAP_EMAIL and AICMO_IMAP_PASSWORD, or what was given as login (many providers want an app"
                            + " password or OAuth2); it says: " + said,
                    e);
        }
        if (e instanceof FolderNotFoundException) {
            return new InboxUnreachable(
                    Reason.FOLDER,
                    "the mailbox " + access.address() + " has no folder '" + access.folder()
                            + "': check AICMO_IMAP_FOLDER, or what was given as folders",
                    e);
        }
        if (e instanceof ReadOnlyFolderException) {
            return new InboxUnreachable(
                    Reason.FOLDER,
                    "the folder '" + access.folder() + "' of " + access.address()
                            + " can be read only: take away AICMO_IMAP_MARK_SEEN and AICMO_IMAP_MOVE_TO, or mark_seen and move_to",
                    e);
        }
        if (causedBy(e, UnknownHostException.class)) {
            return new InboxUnreachable(
                    Reason.HOST,
                    "no host is named " + access.server() + ": check AICMO_IMAP_SERVER, or what was given as server",
                    e);
        }
        if (causedBy(e, SSLException.class) || said.contains("STARTTLS")) {
            return new InboxUnreachable(
                    Reason.TLS,
                    "no protected connection to " + where + ": check AICMO_IMAP_PORT and AICMO_IMAP_TLS ("
                            + access.tls() + " is set), and the server's certificate: " + said,
                    e);
        }
        if (nobodyAnswers(e)) {
            return new InboxUnreachable(
                    Reason.PORT,
                    "no connection to " + where
                            + ": check AICMO_IMAP_SERVER and AICMO_IMAP_PORT, or what was given as server and port: "
                            + said,
                    e);
        }
        if (causedBy(e, IOException.class)) {
            return new InboxUnreachable(
                    Reason.CONNECTION,
                    "the connection to " + where
                            + " is lost before the folder is open: check AICMO_IMAP_SERVER and AICMO_IMAP_PORT: "
                            + said,
                    e);
        }
        return new InboxUnreachable(Reason.CONNECTION, "the mailbox " + access + " can't be opened: " + said, e);
    }

    static InboxUnreachable withoutMove(MailboxAccess access) {
        return new InboxUnreachable(
                Reason.REFUSED,
                access.server() + ":" + access.port() + " moves no messages (it has no MOVE, RFC 6851): take away"
                        + " AICMO_IMAP_MOVE_TO, or what was given as move_to, of " + access.address(),
                null);
    }

    private static boolean nobodyAnswers(MessagingException e) {
        return e instanceof MailConnectException
                || causedBy(e, ConnectException.class)
                || causedBy(e, NoRouteToHostException.class);
    }

    private static boolean causedBy(Throwable failure, Class<? extends Exception> type) {
        for (Throwable t = failure; t != null; t = t.getCause()) {
            if (type.isInstance(t)) {
                return true;
            }
        }
        return false;
    }

    /** What the server or the library said, in one line; a server that repeats what is secret is not repeated. */
    private static String said(MessagingException e, MailboxAccess access, String shown) {
        Throwable deepest = e;
        while (deepest.getCause() != null) {
            deepest = deepest.getCause();
        }
        String words = deepest.getMessage() == null ? deepest.getClass().getSimpleName() : deepest.getMessage();
        String line = without(without(words, shown), access.login().secret())
                .replaceAll("\\s+", " ")
                .strip();
        return line.length() > LONGEST ? line.substring(0, LONGEST) : line;
    }

    private static String without(String words, String secret) {
        return secret.isEmpty() ? words : words.replace(secret, "…");
    }
}
