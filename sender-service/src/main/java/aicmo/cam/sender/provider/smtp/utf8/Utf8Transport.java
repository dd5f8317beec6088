package aicmo.cam.sender.provider.smtp.utf8;

import aicmo.cam.sender.provider.smtp.answer.SmtpRefusal;
import aicmo.cam.sender.provider.smtp.answer.SmtpReply;
import aicmo.cam.sender.provider.smtp.answer.SmtpStage;
import aicmo.cam.sender.provider.smtp.server.SmtpServer;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.URLName;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPTransport;

/**
 * The dialogue of one mail that needs SMTPUTF8 (RFC 6531). Greeting, EHLO, STARTTLS and login are the library's; the mail's commands are
 * sent one by one, so that each answer is known with its stage.
 */
final class Utf8Transport extends SMTPTransport {
    private static final String UTF8 = "SMTPUTF8";
    private static final String EIGHT_BIT = "8BITMIME";
    private static final String SIZE = "SIZE";
    private static final String CHALLENGE_RESPONSE = "CRAM-MD5";
    private static final int UNKNOWN_PARAMETER = 555;

    private final SmtpServer server;
    /** Null where an answer tells nothing about the mail or the account: STARTTLS. */
    private SmtpStage stage = SmtpStage.GREETING;

    Utf8Transport(Session session, SmtpServer server, URLName login) {
        super(session, login);
        this.server = server;
    }

    /** Up to the login. */
    synchronized void open(Socket socket) throws MessagingException, SmtpRefusal {
        try {
            connect(socket);
        } catch (MessagingException e) {
            SmtpReply reply = reply();
            if (stage != null && reply != null && !reply.isYes()) {
                throw new SmtpRefusal(stage, reply);
            }
            throw e;
        }
        if (server.login() != null && !supportsExtension("AUTH") && !supportsExtension("AUTH=LOGIN")) {
            throw new MessagingException("a login is required, and the server offers none");
        }
    }

    /** Once for each connection. @param naming is given each recipient before the server is */
    synchronized void take(Utf8Mail mail, Consumer<String> naming)
            throws MessagingException, IOException, SmtpRefusal, Untakeable {
        byte[] written = mail.written().getBytes(StandardCharsets.UTF_8);
        checkOffers(mail, written.length);
        String size = supportsExtension(SIZE) ? " SIZE=" + written.length : "";
        String eightBit = supportsExtension(EIGHT_BIT) ? " BODY=" + EIGHT_BIT : "";
        mail.name();
        from("MAIL FROM:<" + mail.sender() + ">" + eightBit + size + " " + UTF8);
        for (String recipient : mail.recipients()) {
            naming.accept(recipient);
            say("RCPT TO:<" + recipient + ">");
        }
        try {
            var data = data();
            mail.begin();
            data.write(written);
            stage = SmtpStage.CONTENT;
            finishData();
        } catch (SMTPSendFailedException e) {
            throw said(e);
        }
    }

    private void checkOffers(Utf8Mail mail, int size) throws Untakeable {
        if (!supportsExtension(UTF8)) {
            throw new Untakeable(
                    "5.6.7",
                    "an address of this mail has characters beyond ASCII before the @, and the mail server " + server
                            + " does not offer SMTPUTF8: use another address of "
                            + mail.recipients().getFirst()
                            + ", or a server that offers it (" + server.variables() + "HOST)");
        }
        String most = getExtensionParameter(SIZE);
        if (most != null && most.matches("[1-9]\\d{0,17}") && size > Long.parseLong(most)) {
            throw new Untakeable("5.3.4", "the mail is larger than the mail server says it takes (SIZE)");
        }
    }

    private void from(String command) throws MessagingException, SmtpRefusal, Untakeable {
        try {
            say(command);
        } catch (SmtpRefusal refusal) {
            if (refusal.reply().code() == UNKNOWN_PARAMETER) {
                throw new Untakeable("5.6.7", refusal.getMessage() + "; it offers SMTPUTF8 and does not take it");
            }
            throw refusal;
        }
    }

    private void say(String command) throws MessagingException, SmtpRefusal {
        int code = simpleCommand(command);
        if (code < 200 || code >= 300) {
            throw said(new MessagingException("it hung up at " + stage));
        }
    }

    /** The answer as a refusal; where there is none the connection failed. */
    private SmtpRefusal said(MessagingException otherwise) throws MessagingException {
        SmtpReply reply = reply();
        if (reply == null) {
            throw otherwise;
        }
        return new SmtpRefusal(stage, reply);
    }

    /** Null where the last answer did not come to its end. */
    private SmtpReply reply() {
        String said = getLastServerResponse();
        if (said == null || !said.endsWith("\n")) {
            return null;
        }
        List<String> lines = said.lines().toList();
        return lines.getLast().matches("\\d{3}-.*") ? null : SmtpReply.of(lines);
    }

    @Override
    protected boolean ehlo(String domain) throws MessagingException {
        boolean taken = super.ehlo(domain);
        boolean challenge = supportsAuthentication(CHALLENGE_RESPONSE);
        // The library takes its other ways to log in only where this one is off.
        setSASLEnabled(challenge);
        // By PLAIN the library would name the user twice, as if to act for somebody (RFC 4616 section 2).
        setAuthorizationID(challenge ? null : "");
        return taken;
    }

    @Override
    protected void sendCommand(String command) throws MessagingException {
        String verb = command.split(" ", 2)[0].toUpperCase(Locale.ROOT);
        stage = switch (verb) {
            case "EHLO", "HELO" -> SmtpStage.HELLO;
            case "AUTH" -> SmtpStage.LOGIN;
            case "STARTTLS" -> null;
            case "MAIL" -> SmtpStage.SENDER;
            case "RCPT" -> SmtpStage.RECIPIENT;
            case "DATA" -> SmtpStage.DATA;
            default -> stage;
        };
        super.sendCommand(command);
    }
}
