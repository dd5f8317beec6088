package aicmo.cam.sender.provider.smtp;

import aicmo.cam.sender.SenderSettings;
import io.vertx.core.Vertx;
import io.vertx.core.net.TrustOptions;
import io.vertx.ext.mail.LoginOption;
import io.vertx.ext.mail.MailClient;
import io.vertx.ext.mail.MailConfig;
import io.vertx.ext.mail.StartTLSOptions;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** A client, with its pool of connections, for each mail server and login. */
final class MailClients {
    private static final Duration TO_CONNECT = Duration.ofSeconds(10);
    /** Shorter than mail servers keep an idle connection, so that it is not they who hang up. */
    private static final int IDLE_SECONDS = 60;
    /** Mail servers let only so many mails pass on one connection; what is beyond is refused (Exim: 421 after 1000). */
    private static final int MAILS_PER_CONNECTION = 500;
    /** Beyond our own patience, so that a hand-over that nobody waits for any more lets go of its connection. */
    private static final Duration GRACE = Duration.ofSeconds(5);

    private static final Map<SmtpServer.Tls, StartTLSOptions> STARTTLS = Map.of(
            SmtpServer.Tls.NONE, StartTLSOptions.DISABLED,
            SmtpServer.Tls.OFFERED, StartTLSOptions.OPTIONAL,
            SmtpServer.Tls.STARTTLS, StartTLSOptions.REQUIRED,
            SmtpServer.Tls.TLS, StartTLSOptions.DISABLED);

    private final Vertx vertx;
    private final int connections;
    private final Duration timeout;
    private final String helo;
    private final TrustOptions trust;
    private final Map<SmtpServer, MailClient> clients = new ConcurrentHashMap<>();

    /** @throws IllegalArgumentException that names the variable which is wrong */
    MailClients(Vertx vertx, SmtpSettings smtp, SenderSettings sending) {
        this.vertx = vertx;
        this.connections = sending.connections();
        this.timeout = sending.timeout();
        this.helo = smtp.helo().map(MailClients::helo).orElseGet(MailClients::ownName);
        Optional<String> pem = smtp.trust().filter(path -> !path.isBlank());
        this.trust = pem.map(path -> SmtpTrust.with(Path.of(path))).orElse(null);
        if (connections < 1) {
            throw new IllegalArgumentException(
                    "AICMO_CAM_EMAIL_CONNECTIONS is " + connections + ": mails need one connection at least");
        }
        if (!timeout.isPositive()) {
            throw new IllegalArgumentException(
                    "AICMO_CAM_EMAIL_TIMEOUT is " + timeout + ": a mail server needs time to answer, usually 60s");
        }
    }

    MailClient to(SmtpServer server) {
        return clients.computeIfAbsent(server, this::open);
    }

    private MailClient open(SmtpServer server) {
        MailConfig config = new MailConfig(server.host(), server.port())
                .setSsl(server.tls() == SmtpServer.Tls.TLS)
                .setStarttls(STARTTLS.get(server.tls()))
                .setOwnHostname(helo)
                .setUserAgent("cam")
                .setMaxPoolSize(connections)
                .setKeepAliveTimeout(IDLE_SECONDS)
                .setKeepAliveTimeoutUnit(TimeUnit.SECONDS)
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
            config.setTrustOptions(trust);
        }
        return MailClient.create(vertx, config);
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
