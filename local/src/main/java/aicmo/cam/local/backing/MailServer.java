package aicmo.cam.local.backing;

import com.icegreen.greenmail.configuration.GreenMailConfiguration;
import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.store.StoredMessage;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.user.UserException;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.internet.MimeMessage;
import java.util.List;

/**
 * A mail server in this JVM (GreenMail), SMTP and IMAP. SMTP takes mail for any address without a password and opens a
 * mailbox for it; IMAP logs in with the address as name and, where {@link #addMailbox} set none, the address as password. Mail lives in
 * memory.
 */
public final class MailServer implements AutoCloseable {
    private final GreenMail greenMail;

    private MailServer(GreenMail greenMail) {
        this.greenMail = greenMail;
    }

    /** Starts both on 127.0.0.1. */
    public static MailServer start(int smtpPort, int imapPort) {
        return start("127.0.0.1", smtpPort, imapPort);
    }

    /**
     * Starts both servers and returns once they take connections.
     *
     * @param address where they listen; anybody who reaches it may read every mail
     * @param smtpPort its port, or 0 for a free one
     * @param imapPort its port, or 0 for a free one
     * @throws BackingFailed when a port cannot be opened
     */
    public static MailServer start(String address, int smtpPort, int imapPort) {
        GreenMail greenMail = new GreenMail(new ServerSetup[] {
            setup(address, smtpPort, ServerSetup.PROTOCOL_SMTP), setup(address, imapPort, ServerSetup.PROTOCOL_IMAP)
        });
        greenMail.withConfiguration(GreenMailConfiguration.aConfig());
        try {
            greenMail.start();
        } catch (IllegalStateException e) {
            greenMail.stop();
            throw new BackingFailed("the mail server did not start (SMTP " + smtpPort + ", IMAP " + imapPort + ")", e);
        }
        return new MailServer(greenMail);
    }

    private static ServerSetup setup(String address, int port, String protocol) {
        ServerSetup setup = new ServerSetup(port, address, protocol);
        setup.setServerStartupTimeout(20_000);
        return setup;
    }

    public int smtpPort() {
        return greenMail.getSmtp().getPort();
    }

    public int imapPort() {
        return greenMail.getImap().getPort();
    }

    /** Opens a mailbox whose IMAP login is the address; a mailbox that is there gets the password. */
    public void addMailbox(String address, String password) {
        greenMail.setUser(address, address, password);
    }

    /** The addresses that have a mailbox, opened by {@link #addMailbox} or by a first mail. */
    public List<String> mailboxes() {
        return greenMail.getUserManager().listUser().stream()
                .map(GreenMailUser::getEmail)
                .toList();
    }

    /** What lies in the inbox of this address now, in the order of arrival; empty where nobody wrote to it. */
    public List<MimeMessage> messages(String address) {
        GreenMailUser user = greenMail.getUserManager().getUserByEmail(address);
        if (user == null) {
            return List.of();
        }
        try {
            return greenMail.getManagers().getImapHostManager().getInbox(user).getMessages().stream()
                    .map(StoredMessage::getMimeMessage)
                    .toList();
        } catch (FolderException e) {
            throw new BackingFailed("the inbox of " + address + " cannot be read", e);
        }
    }

    /** Puts a message into the inbox of an address, past SMTP. */
    public void deliver(String address, MimeMessage message) {
        try {
            GreenMailUser user = greenMail.getUserManager().getUserByEmail(address);
            if (user == null) {
                user = greenMail.getUserManager().createUser(address, address, address);
            }
            user.deliver(message);
        } catch (UserException e) {
            throw new BackingFailed("nothing can be put into the inbox of " + address, e);
        }
    }

    /** Empties every mailbox; the mailboxes stay. */
    public void purge() {
        try {
            greenMail.purgeEmailFromAllMailboxes();
        } catch (FolderException e) {
            throw new BackingFailed("the mailboxes cannot be emptied", e);
        }
    }

    @Override
    public void close() {
        greenMail.stop();
    }
}
