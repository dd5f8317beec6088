package aicmo.cam.e2e;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A proxy before a mail server: it refuses senders at MAIL FROM, as a server does whose login does not own them, and passes all else on. */
final class SmtpGate implements AutoCloseable {
    private static final Pattern MAIL_FROM = Pattern.compile("(?i)MAIL FROM:<([^>]*)>");

    private final ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final Map<String, AtomicInteger> refused = new ConcurrentHashMap<>();
    private volatile int behind;

    SmtpGate() throws IOException {
        Thread.ofPlatform().daemon().name("smtp-gate").start(this::accept);
    }

    int port() {
        return server.getLocalPort();
    }

    /** @param port of the mail server on this machine that takes what is not refused */
    void leadTo(int port) {
        behind = port;
    }

    void refuse(String sender) {
        refused.put(sender, new AtomicInteger());
    }

    /** The server is mended: it takes the sender from now on. */
    void take(String sender) {
        refused.remove(sender);
    }

    /** How often it has refused a sender that it still refuses. */
    int refusals(String sender) {
        return refused.get(sender).get();
    }

    @Override
    public void close() throws IOException {
        server.close();
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket client = server.accept();
                Thread.ofVirtual().start(() -> serve(client));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket client) {
        try (client;
                Socket mail = new Socket(InetAddress.getLoopbackAddress(), behind)) {
            new Dialogue(reader(client), client.getOutputStream(), reader(mail), mail.getOutputStream()).run();
        } catch (IOException hungUp) {
            // One end went, and both connections end.
        }
    }

    private static BufferedReader reader(Socket socket) throws IOException {
        return new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
    }

    /** Counts the refusal, where it is one. */
    private boolean refuses(String command) {
        Matcher mail = MAIL_FROM.matcher(command);
        AtomicInteger refusals = mail.lookingAt() ? refused.get(mail.group(1)) : null;
        if (refusals == null) {
            return false;
        }
        refusals.incrementAndGet();
        return true;
    }

    /** One connection (RFC 5321), a line at a time. */
    private final class Dialogue {
        private final BufferedReader fromClient;
        private final OutputStream toClient;
        private final BufferedReader fromMail;
        private final OutputStream toMail;

        Dialogue(BufferedReader fromClient, OutputStream toClient, BufferedReader fromMail, OutputStream toMail) {
            this.fromClient = fromClient;
            this.toClient = toClient;
            this.fromMail = fromMail;
            this.toMail = toMail;
        }

        void run() throws IOException {
            passReply();
            for (String line = fromClient.readLine(); line != null; line = fromClient.readLine()) {
                if (refuses(line)) {
                    write(toClient, "553 5.7.1 Sender address rejected: not owned by user");
                } else {
                    write(toMail, line);
                    if (passReply().startsWith("354")) {
                        passData();
                    }
                }
            }
        }

        /** @return its last line */
        private String passReply() throws IOException {
            String line;
            do {
                line = fromMail.readLine();
                if (line == null) {
                    throw new IOException("the mail server hung up");
                }
                write(toClient, line);
            } while (line.startsWith("-", 3));
            return line;
        }

        private void passData() throws IOException {
            String line;
            do {
                line = fromClient.readLine();
                if (line == null) {
                    throw new IOException("the client hung up");
                }
                write(toMail, line);
            } while (!line.equals("."));
            passReply();
        }

        private void write(OutputStream to, String line) throws IOException {
            to.write((line + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
        }
    }
}
