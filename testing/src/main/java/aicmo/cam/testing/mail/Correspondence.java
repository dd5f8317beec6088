package aicmo.cam.testing.mail;

import static aicmo.cam.testing.Eventually.eventually;

import aicmo.cam.local.backing.MailServer;
import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.Properties;

/** Puts messages into a mail server from outside, byte for byte, and waits for those that should arrive. */
public record Correspondence(MailServer server) {

    /** Waits while mails arrive. {@return the inbox, in the order of arrival, once it has this many messages or more} */
    public List<MimeMessage> arrived(String address, int count) {
        return eventually(count + " mails for " + address)
                .until(() -> server.messages(address), mails -> mails.size() >= count);
    }

    /**
     * Sends over SMTP; the bytes arrive as they are, whatever nonsense they hold.
     *
     * @param from envelope sender; GreenMail 2.1 forgets the null sender that a delivery report should have (RFC 5321,
     *     section 4.5.5) and then refuses the recipient, so reports come from something like {@code mailer-daemon@…} here
     */
    public void send(String from, String to, byte[] message) {
        if (from.isEmpty()) {
            throw new IllegalArgumentException("GreenMail takes no null sender; use mailer-daemon@<domain>");
        }
        SmtpDelivery.deliver(server.smtpPort(), from, to, message);
    }

    /** Appends over IMAP, as a mail program does with what it sent. @param folder is made where it is missing */
    public void append(String address, String password, String folder, byte[] message) {
        Properties properties = new Properties();
        properties.setProperty("mail.store.protocol", "imap");
        Session session = Session.getInstance(properties);
        try (Store store = session.getStore("imap")) {
            store.connect("127.0.0.1", server.imapPort(), address, password);
            Folder target = store.getFolder(folder);
            if (!target.exists() && !target.create(Folder.HOLDS_MESSAGES)) {
                throw new IllegalStateException("the mail server makes no folder " + folder + " for " + address);
            }
            MimeMessage parsed = new MimeMessage(session, new ByteArrayInputStream(message));
            parsed.setFlag(Flags.Flag.SEEN, true);
            target.appendMessages(new Message[] {parsed});
        } catch (MessagingException e) {
            throw new IllegalStateException("cannot append to " + folder + " of " + address, e);
        }
    }
}
