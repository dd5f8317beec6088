package aicmo.cam.local.backing;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class MailServerTest {
    @Test
    void anyone_may_be_written_to_and_reads_it_over_imap() throws MessagingException {
        try (MailServer mail = MailServer.start(0, 0)) {
            mail.addMailbox("us@cam.test", "secret");
            send(mail, "lead@acme.test", "Grüße");
            send(mail, "us@cam.test", "Re: Grüße");

            assertThat(subjectOverImap(mail, "lead@acme.test", "lead@acme.test"))
                    .isEqualTo("Grüße");
            assertThat(subjectOverImap(mail, "us@cam.test", "secret")).isEqualTo("Re: Grüße");
            assertThat(mail.mailboxes()).contains("lead@acme.test", "us@cam.test");
            assertThat(mail.messages("lead@acme.test")).hasSize(1);
            assertThat(mail.messages("nobody@acme.test")).isEmpty();
        }
    }

    @Test
    void mail_for_thousands_of_addresses_is_taken() throws MessagingException {
        try (MailServer mail = MailServer.start(0, 0)) {
            Session session = session(mail);
            try (Transport transport = session.getTransport("smtp")) {
                transport.connect();
                for (int i = 0; i < 3000; i++) {
                    MimeMessage message = message(session, "lead" + i % 1000 + "@acme.test", "Step " + i);
                    transport.sendMessage(message, message.getAllRecipients());
                }
            }
            assertThat(mail.mailboxes()).hasSize(1000);
            assertThat(mail.messages("lead999@acme.test")).hasSize(3);
        }
    }

    private static void send(MailServer mail, String to, String subject) throws MessagingException {
        Transport.send(message(session(mail), to, subject));
    }

    private static MimeMessage message(Session session, String to, String subject) throws MessagingException {
        MimeMessage message = new MimeMessage(session);
        message.setFrom("sender@cam.test");
        message.setRecipient(Message.RecipientType.TO, new InternetAddress(to));
        message.setSubject(subject, "UTF-8");
        message.setText("Hello", "UTF-8");
        return message;
    }

    private static String subjectOverImap(MailServer mail, String login, String password) throws MessagingException {
        try (Store store = session(mail).getStore("imap")) {
            store.connect("127.0.0.1", mail.imapPort(), login, password);
            Folder inbox = store.getFolder("INBOX");
            inbox.open(Folder.READ_ONLY);
            return inbox.getMessage(1).getSubject();
        }
    }

    private static Session session(MailServer mail) {
        Properties properties = new Properties();
        properties.put("mail.smtp.host", "127.0.0.1");
        properties.put("mail.smtp.port", String.valueOf(mail.smtpPort()));
        return Session.getInstance(properties);
    }
}
