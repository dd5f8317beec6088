package aicmo.cam.sender.provider.smtp;

import aicmo.cam.sender.SenderSettings;
import aicmo.cam.sender.provider.smtp.server.SmtpServer;
import aicmo.cam.sender.provider.smtp.server.SmtpTrust;
import aicmo.cam.sender.provider.smtp.utf8.Utf8Session;
import io.vertx.core.Context;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.net.TrustOptions;
import io.vertx.ext.mail.LoginOption;
import io.vertx.ext.mail.MailClient;
import io.vertx.ext.mail.MailConfig;
import io.vertx.ext.mail.MailResult;
import io.vertx.ext.mail.StartTLSOptions;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Deque;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import javax.net.ssl.X509TrustManager;
import org.jboss.logging.Logger;

/**
 * The connections to each mail server and login that are kept open, each a client of its own with a pool of one.
 *
 * <p>A pool of several is not used: connections of the Vert.x client 4.5 that are opened on one event loop for a mail of another
 * lose the server's greeting now and then (a few in a hundred), and the mail waits for it until it times out.
 */
final class MailClients {
    private static final Logger LOG = Logger.getLogger(MailClients.class);
    /** What the client names the borders of parts by. */
    static final String USER_AGENT = "cam";

    private static final Duration TO_CONNECT = Duration.ofSeconds(10);
    /** Mail servers let only so many mails pass on one connection; what is beyond is refused (Exim: 421 after 1000). */
    private static final int MAILS_PER_CONNECTION = 500;
    /** Beyond our own patience: a connection is closed that nobody used, or that nobody waits for any more. */
    private static final Duration GRACE = Duration.ofSeconds(5);

    private static final Map<SmtpServer.Tls, StartTLSOptions> STARTTLS = Map.of(
            SmtpServer.Tls.NONE, StartTLSOptions.DISABLED,
            SmtpServer.Tls.OFFERED, StartTLSOptions.OPTIONAL,
            SmtpServer.Tls.STARTTLS, StartTLSOptions.REQUIRED,
            SmtpServer.Tls.TLS, StartTLSOptions.DISABLED);

    private final Vertx vertx;
    private final Duration timeout;
    private final String helo;
    private final X509TrustManager trust;
    private final Map<SmtpServer, Deque<Lane>> idle = new ConcurrentHashMap<>();

    /** @throws IllegalArgumentException that names the variable which is wrong */
    MailClients(Vertx vertx, SmtpSettings smtp, SenderSettings sending) {
        this.vertx = vertx;
        this.timeout = sending.timeout();
        this.helo = smtp.helo().map(MailClients::helo).orElseGet(MailClients::ownName);
        Optional<String> pem = smtp.trust().filter(path -> !path.isBlank());
        this.trust = pem.map(path -> SmtpTrust.with(Path.of(path))).orElse(null);
        if (sending.connections() < 1) {
            throw new IllegalArgumentException(
                    "AICMO_CAM_EMAIL_CONNECTIONS is " + sending.connections() + ": mails need one connection at least");
        }
        if (!timeout.isPositive()) {
            throw new IllegalArgumentException(
                    "AICMO_CAM_EMAIL_TIMEOUT is " + timeout + ": a mail server needs time to answer, usually 60s");
        }
    }

    /** A connection, the event loop on which everything about it happens, and the address that it named last. */
    private final class Lane implements SmtpSession {
        private final SmtpServer server;
        private final RecipientWatch recipients = new RecipientWatch();
        private final MailClient client;
        private final Context loop;

        Lane(SmtpServer server) {
            this.server = server;
            this.client = MailClient.create(recipients.over(vertx), config(server));
            this.loop = vertx.getOrCreateContext();
        }

        @Override
        public CompletionStage<?> send(SmtpMessage mail) {
            Promise<MailResult> sent = Promise.promise();
            loop.runOnContext(now -> client.sendMail(mail).onComplete(sent));
            return sent.future().toCompletionStage();
        }

        @Override
        public Optional<String> lastRecipient() {
            return recipients.last();
        }

        /** After a mail that was not taken the client ends the session, and the server may take its time to hang up. */
        @Override
        public void done(boolean taken) {
            if (taken) {
                lanes(server).addFirst(this);
                return;
            }
            loop.runOnContext(now -> client.close()
                    .onFailure(
                            failure -> LOG.debugf(failure, "a connection to a mail server was not closed in order")));
        }
    }

    /** The one that was used last, or a new one; for the caller alone until it is done with it. */
    SmtpSession take(SmtpServer server) {
        Lane last = lanes(server).pollFirst();
        return last == null ? new Lane(server) : last;
    }

    /** A new one that speaks SMTPUTF8, for one mail. */
    SmtpSession forUtf8(SmtpServer server) {
        Utf8Session session =
                new Utf8Session(server, new Utf8Session.Settings(helo, TO_CONNECT, timeout.plus(GRACE), trust));
        return new SmtpSession() {
            @Override
            public CompletionStage<?> send(SmtpMessage mail) {
                return session.send(mail);
            }

            @Override
            public Optional<String> lastRecipient() {
                return session.lastRecipient();
            }

            @Override
            public void done(boolean taken) {
                session.done();
            }
        };
    }

    private Deque<Lane> lanes(SmtpServer server) {
        return idle.computeIfAbsent(server, first -> new ConcurrentLinkedDeque<>());
    }

    private MailConfig config(SmtpServer server) {
        MailConfig config = new MailConfig(server.host(), server.port())
                .setSsl(server.tls() == SmtpServer.Tls.TLS)
                .setStarttls(STARTTLS.get(server.tls()))
                .setOwnHostname(helo)
                .setUserAgent(USER_AGENT)
                .setMaxPoolSize(1)
                // Its cleaner works on another event loop; the idle timeout below closes what nobody uses.
                .setPoolCleanerPeriod(0)
                .setMaxMailsPerConnection(MAILS_PER_CONNECTION)
                // A group of commands that is cut off in the middle ("421" and the end of the connection) tells the
                // client
                // nothing of what was answered: mails that surely did not go would be UNKNOWN.
                .setPipelining(false)
                .setLogin(LoginOption.DISABLED);
        config.setConnectTimeout((int) TO_CONNECT.toMillis());
        config.setIdleTimeout((int) timeout.plus(GRACE).toSeconds());
        if (server.login() != null) {
            // Not XOAUTH2, which the client would try first, with the password for a token.
            config.setLogin(LoginOption.REQUIRED)
                    .setAuthMethods("CRAM-SHA256 CRAM-SHA1 CRAM-MD5 LOGIN PLAIN")
                    .setUsername(server.login().username())
                    .setPassword(server.login().password());
        }
        if (trust != null) {
            config.setTrustOptions(TrustOptions.wrap(trust));
        }
        return config;
    }

    private static String helo(String name) {
        if (!name.matches("[A-Za-z0-9._-]+|\\[[0-9A-Za-z:.]+]")) {
            throw new IllegalArgumentException("AICMO_SMTP_HELO is '" + name
                    + "': it must be this machine's name, such as sender.example.com, or its address as [192.0.2.1]");
        }
        return name;
    }

    /** A name that has a dot, else an address: RFC 5321 section 4.1.1.1 knows nothing else. */
    private static String ownName() {
        try {
            InetAddress own = InetAddress.getLocalHost();
            String name = own.getCanonicalHostName();
            boolean named = name.contains(".") && name.chars().anyMatch(Character::isLetter) && !name.contains(":");
            return named ? name : literal(own);
        } catch (UnknownHostException e) {
            return "[127.0.0.1]";
        }
    }

    private static String literal(InetAddress address) {
        String digits = address.getHostAddress();
        return digits.contains(":") ? "[IPv6:" + digits.replaceFirst("%.*", "") + "]" : "[" + digits + "]";
    }
}
