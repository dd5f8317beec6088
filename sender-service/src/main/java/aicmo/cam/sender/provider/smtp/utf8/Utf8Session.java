package aicmo.cam.sender.provider.smtp.utf8;

import aicmo.cam.sender.provider.smtp.answer.SmtpRefusal;
import aicmo.cam.sender.provider.smtp.server.SmtpServer;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.URLName;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;
import org.jboss.logging.Logger;

/**
 * A connection for one mail that needs SMTPUTF8 (RFC 6531), which the Vert.x client does not speak. They are few: each has a connection and
 * a thread of its own.
 */
public final class Utf8Session {
    private static final Logger LOG = Logger.getLogger(Utf8Session.class);

    private final SmtpServer server;
    private final Settings settings;
    private final Socket socket = new Socket();
    private final CompletableFuture<Void> sent = new CompletableFuture<>();
    private volatile String lastRecipient;

    /**
     * What all sessions share.
     *
     * @param idle how long the server may take for each of its answers
     * @param trust null for what the JVM trusts
     */
    public record Settings(String helo, Duration toConnect, Duration idle, X509TrustManager trust) {}

    public Utf8Session(SmtpServer server, Settings settings) {
        this.server = server;
        this.settings = settings;
    }

    /** Hands the mail over; completes when the server took it, or with the reason why it did not: {@link SmtpRefusal}, {@link Untakeable}. */
    public CompletionStage<?> send(Utf8Mail mail) {
        Thread.ofPlatform().daemon().name("smtputf8").start(() -> hand(mail));
        return sent;
    }

    /** Whom the server was told last; empty before the first. */
    public Optional<String> lastRecipient() {
        return Optional.ofNullable(lastRecipient);
    }

    /** Ends the dialogue where it still goes on: nobody waits for it any more. */
    public void done() {
        if (!sent.isDone()) {
            close();
        }
    }

    private void hand(Utf8Mail mail) {
        try (Utf8Transport transport = transport()) {
            transport.open(connected());
            transport.take(mail, recipient -> lastRecipient = recipient);
            sent.complete(null);
        } catch (MessagingException | IOException | GeneralSecurityException | SmtpRefusal | Untakeable e) {
            sent.completeExceptionally(e);
        } catch (RuntimeException e) {
            sent.completeExceptionally(e);
        } finally {
            close();
        }
    }

    private Utf8Transport transport() throws GeneralSecurityException {
        Properties properties = new Properties();
        properties.put("mail.mime.allowutf8", "true");
        properties.put("mail.smtp.localhost", settings.helo());
        properties.put("mail.smtp.quitwait", "false");
        boolean starttls = server.tls() == SmtpServer.Tls.STARTTLS;
        properties.put("mail.smtp.starttls.required", Boolean.toString(starttls));
        properties.put(
                "mail.smtp.starttls.enable", Boolean.toString(starttls || server.tls() == SmtpServer.Tls.OFFERED));
        properties.put("mail.smtp.ssl.checkserveridentity", "true");
        properties.put("mail.smtp.ssl.socketFactory", factory());
        properties.put("mail.smtp.auth.mechanisms", "LOGIN PLAIN");
        properties.put("mail.smtp.sasl.mechanisms", "CRAM-MD5");
        SmtpServer.Login login = server.login();
        properties.put("mail.smtp.auth", Boolean.toString(login != null));
        return new Utf8Transport(
                Session.getInstance(properties),
                server,
                new URLName(
                        "smtp",
                        server.host(),
                        server.port(),
                        null,
                        login == null ? null : login.username(),
                        login == null ? null : login.password()));
    }

    private Socket connected() throws IOException, GeneralSecurityException {
        socket.connect(
                new InetSocketAddress(server.host(), server.port()),
                Math.toIntExact(settings.toConnect().toMillis()));
        socket.setSoTimeout(Math.toIntExact(settings.idle().toMillis()));
        if (server.tls() != SmtpServer.Tls.TLS) {
            return socket;
        }
        SSLSocket secured = (SSLSocket) factory().createSocket(socket, server.host(), server.port(), true);
        SSLParameters parameters = secured.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        secured.setSSLParameters(parameters);
        secured.startHandshake();
        return secured;
    }

    private SSLSocketFactory factory() throws GeneralSecurityException {
        SSLContext tls = SSLContext.getInstance("TLS");
        tls.init(null, settings.trust() == null ? null : new TrustManager[] {settings.trust()}, null);
        return tls.getSocketFactory();
    }

    private void close() {
        try {
            socket.close();
        } catch (IOException e) {
            LOG.debugf(e, "a connection to a mail server was not closed in order");
        }
    }
}
