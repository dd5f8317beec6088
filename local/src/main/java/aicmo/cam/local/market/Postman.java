package aicmo.cam.local.market;

import aicmo.cam.local.backing.MailServer;
import aicmo.cam.local.market.letter.Letter;
import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Properties;

/** Takes letters to the mail server: those of people by SMTP, those of machines straight into the mailbox. */
final class Postman implements AutoCloseable {
    private final MailServer server;
    private final Session session;
    private Transport connection;

    Postman(MailServer server) {
        this.server = server;
        Properties properties = new Properties();
        properties.put("mail.smtp.host", "127.0.0.1");
        properties.put("mail.smtp.port", String.valueOf(server.smtpPort()));
        this.session = Session.getInstance(properties);
    }

    void send(Letter letter) {
        send(letter.envelopeSender(), letter.recipient(), letter.bytes());
    }

    /** The envelope's sender may be empty, as that of reports is. */
    void send(String envelopeSender, String recipient, byte[] bytes) {
        try {
            if (envelopeSender.isEmpty()) {
                // GreenMail's SMTP refuses the null sender, so the header that a mail system notes it in is written
                // here.
                server.deliver(recipient, message(concat("Return-Path: <>\r\n", bytes)));
                return;
            }
            if (connection == null) {
                connection = session.getTransport("smtp");
            }
            if (!connection.isConnected()) {
                connection.connect();
            }
            connection.sendMessage(message(bytes), new Address[] {new InternetAddress(recipient)});
        } catch (MessagingException e) {
            throw new MarketFailed("the mail server did not take a letter to " + recipient, e);
        }
    }

    @Override
    public void close() {
        if (connection == null) {
            return;
        }
        try {
            connection.close();
        } catch (MessagingException e) {
            throw new MarketFailed("the connection to the mail server was not closed in order", e);
        }
    }

    private MimeMessage message(byte[] bytes) throws MessagingException {
        return new MimeMessage(session, new ByteArrayInputStream(bytes));
    }

    private static byte[] concat(String header, byte[] bytes) {
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        whole.writeBytes(header.getBytes(StandardCharsets.US_ASCII));
        whole.writeBytes(bytes);
        return whole.toByteArray();
    }
}
