package aicmo.cam.testing.mail;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/**
 * A Dovecot of its own in a temporary folder: any name is a user, whose password is {@code secret}. It needs root, as Dovecot drops to
 * the user {@code mail}.
 */
public final class DovecotServer implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(DovecotServer.class);
    private static final Path DAEMON = Path.of("/usr/sbin/dovecot");

    private final Path folder;
    private final int port;
    private final int tlsPort;
    private final AtomicInteger messages = new AtomicInteger();
    private volatile Process process;

    private DovecotServer(Path folder, int port, int tlsPort) {
        this.folder = folder;
        this.port = port;
        this.tlsPort = tlsPort;
    }

    /** Whether Debian's package dovecot-imapd is here and may be used; says so where not. */
    public static boolean isInstalled() {
        boolean there = Files.isExecutable(DAEMON) && "root".equals(System.getProperty("user.name"));
        if (!there) {
            LOG.warn("no Dovecot: the proofs on it are skipped (apt-get install dovecot-imapd, and run them as root)");
        }
        return there;
    }

    public static DovecotServer start() throws Exception {
        Path folder = Files.createTempDirectory("cam-dovecot-");
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        DovecotServer server = new DovecotServer(folder, freePort(), freePort());
        server.run(
                "openssl",
                "req",
                "-x509",
                "-newkey",
                "rsa:2048",
                "-nodes",
                "-keyout",
                "key.pem",
                "-out",
                "cert.pem",
                "-days",
                "2",
                "-subj",
                "/CN=localhost",
                "-addext",
                "subjectAltName=IP:127.0.0.1");
        server.owned(folder.resolve("mail"));
        Files.writeString(folder.resolve("dovecot.conf"), DovecotSettings.of(folder, server.port, server.tlsPort));
        Runtime.getRuntime().addShutdownHook(new Thread(server::killed, "dovecot-end"));
        server.restart();
        return server;
    }

    /** Stops it, where it runs, and starts it on the same ports with the same mail. */
    public void restart() throws Exception {
        stop();
        process = new ProcessBuilder(
                        DAEMON.toString(),
                        "-F",
                        "-c",
                        folder.resolve("dovecot.conf").toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("output.log").toFile())
                .start();
        long deadline = System.nanoTime() + TimeUnit.MINUTES.toNanos(2);
        while (!greets()) {
            if (!process.isAlive() || System.nanoTime() > deadline) {
                throw new IllegalStateException(
                        "Dovecot does not start: " + Files.readString(folder.resolve("output.log")));
            }
            TimeUnit.MILLISECONDS.sleep(20);
        }
    }

    /** It outlives a JVM that was told to end in the middle of a test. */
    private void killed() {
        Process running = process;
        if (running != null) {
            running.destroy();
        }
    }

    private boolean greets() {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.getInputStream().read() == '*';
        } catch (IOException notYet) {
            return false;
        }
    }

    public void stop() throws InterruptedException {
        if (process != null) {
            process.destroy();
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
            process = null;
        }
    }

    public int port() {
        return port;
    }

    public int tlsPort() {
        return tlsPort;
    }

    public Path certificate() {
        return folder.resolve("cert.pem");
    }

    /** Puts these very bytes into a folder, as a delivery agent does. */
    public void put(String user, String mailbox, byte[] message) throws IOException {
        put(user, mailbox, out -> out.write(message));
    }

    /** The same with a message that is too big to be held. */
    public void put(String user, String mailbox, Writing message) throws IOException {
        owned(maildir(user, "INBOX"));
        Path maildir = maildir(user, mailbox);
        if (!Files.isDirectory(maildir.resolve("cur"))) {
            owned(maildir);
            for (String part : List.of("tmp", "new", "cur")) {
                owned(maildir.resolve(part));
            }
        }
        String name = String.format("%010d.M%d.cam", 1_700_000_000 + messages.incrementAndGet(), messages.get());
        Path written = maildir.resolve("tmp").resolve(name);
        try (MaildirSizes out = new MaildirSizes(new BufferedOutputStream(Files.newOutputStream(written)))) {
            message.to(out);
            name += out.inName();
        }
        Files.setPosixFilePermissions(written, PosixFilePermissions.fromString("rw-r--r--"));
        Files.move(written, maildir.resolve("new").resolve(name), StandardCopyOption.ATOMIC_MOVE);
    }

    /** The same messages under a new UIDVALIDITY. */
    public void forgetUids(String user) throws IOException {
        try (Stream<Path> files = Files.list(maildir(user, "INBOX"))) {
            for (Path file : files.filter(file -> file.getFileName().toString().startsWith("dovecot"))
                    .toList()) {
                Files.delete(file);
            }
        }
    }

    /** As the administrator's tool does it: {@code doveadm mailbox rename -u user …}. */
    public String doveadm(String... command) throws Exception {
        return run(Stream.concat(
                        Stream.of(
                                "doveadm", "-c", folder.resolve("dovecot.conf").toString()),
                        Stream.of(command))
                .toArray(String[]::new));
    }

    @Override
    public void close() throws Exception {
        stop();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }

    private Path maildir(String user, String mailbox) {
        Path home = folder.resolve("mail").resolve(user);
        return mailbox.equals("INBOX") ? home : home.resolve("." + mailbox);
    }

    private void owned(Path directory) throws IOException {
        Files.createDirectories(directory);
        UserPrincipal mail =
                directory.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName("mail");
        Files.setOwner(directory, mail);
    }

    private String run(String... command) throws IOException, InterruptedException {
        Process started = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        String said = new String(started.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (started.waitFor() != 0) {
            throw new AssertionError(String.join(" ", command) + ": " + said);
        }
        return said;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /** Writes a message. */
    @FunctionalInterface
    public interface Writing {
        void to(OutputStream out) throws IOException;
    }
}
