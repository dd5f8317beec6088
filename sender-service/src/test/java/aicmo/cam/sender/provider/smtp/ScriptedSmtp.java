package aicmo.cam.sender.provider.smtp;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;

/** A mail server that says at each verb what a test wants, or hangs up there, and keeps what it was told. */
public final class ScriptedSmtp implements AutoCloseable {
    /** Hangs up instead of an answer. */
    static final String HANGS_UP = "hangs up";
    /** Never answers. */
    static final String IS_SILENT = "is silent";

    private final ServerSocket server;
    private final SSLContext tls;
    private final boolean tlsAtOnce;
    private final Map<String, String> answers = new ConcurrentHashMap<>();
    private final Map<String, String> byPart = new ConcurrentHashMap<>();
    private final Map<String, Queue<String>> next = new ConcurrentHashMap<>();
    private final List<String> offers =
            new CopyOnWriteArrayList<>(List.of("ENHANCEDSTATUSCODES", "8BITMIME", "SMTPUTF8"));
    private final List<String> inTheClear = new CopyOnWriteArrayList<>();
    private final List<String> inTls = new CopyOnWriteArrayList<>();
    private final List<String> mails = new CopyOnWriteArrayList<>();
    private final List<String> commands = new CopyOnWriteArrayList<>();
    private final AtomicInteger connections = new AtomicInteger();

    /** One that speaks in the clear. */
    public ScriptedSmtp() throws IOException {
        this(null, false);
    }

    /** One that offers STARTTLS. */
    static ScriptedSmtp withStartTls(SSLContext tls) throws IOException {
        return new ScriptedSmtp(tls, false).offer("STARTTLS");
    }

    /** One that speaks TLS from the first byte on. */
    static ScriptedSmtp withTls(SSLContext tls) throws IOException {
        return new ScriptedSmtp(tls, true);
    }

    private ScriptedSmtp(SSLContext tls, boolean tlsAtOnce) throws IOException {
        this.tls = tls;
        this.tlsAtOnce = tlsAtOnce;
        server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofPlatform().daemon().start(this::accept);
    }

    /** @param verb {@code CONNECT}, {@code EHLO}, {@code MAIL}, {@code RCPT}, {@code DATA}, or {@code .} for the end of the data */
    public ScriptedSmtp answer(String verb, String answer) {
        answers.put(verb, answer);
        return this;
    }

    /** What it answers the next time only, before what it always answers. */
    ScriptedSmtp answerNext(String verb, String... once) {
        next.computeIfAbsent(verb, v -> new ArrayDeque<>()).addAll(List.of(once));
        return this;
    }

    /** What it answers to a command that has this in it, such as an address; an empty text for what it answers otherwise. */
    public ScriptedSmtp answerTo(String part, String answer) {
        byPart.put(part, answer);
        return this;
    }

    /** Empty where nothing is scripted for this command. */
    String scriptedFor(String command) {
        return byPart.entrySet().stream()
                .filter(entry -> command.contains(entry.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse("");
    }

    /** A line of its answer to EHLO. */
    public ScriptedSmtp offer(String extension) {
        offers.add(extension);
        return this;
    }

    /** Takes a line out of its answer to EHLO. */
    public ScriptedSmtp withdraw(String extension) {
        offers.remove(extension);
        return this;
    }

    /** A line of its answer to EHLO before TLS only. */
    ScriptedSmtp offerInTheClear(String extension) {
        inTheClear.add(extension);
        return this;
    }

    /** A line of its answer to EHLO within TLS only. */
    ScriptedSmtp offerInTls(String extension) {
        inTls.add(extension);
        return this;
    }

    public int port() {
        return server.getLocalPort();
    }

    /** Every mail whose end came, whatever was answered to it. */
    public List<String> mails() {
        return mails;
    }

    /** Every command, as it came; what was said inside TLS with a {@code tls:} before it. */
    public List<String> commands() {
        return commands;
    }

    int connections() {
        return connections.get();
    }

    /** Empty where the usual answer goes. */
    synchronized String scripted(String verb) {
        Queue<String> once = next.get(verb);
        return once != null && !once.isEmpty() ? once.remove() : answers.getOrDefault(verb, "");
    }

    List<String> offers(boolean encrypted) {
        return Stream.concat(offers.stream(), (encrypted ? inTls : inTheClear).stream())
                .toList();
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                connections.incrementAndGet();
                Thread.ofPlatform().daemon().start(() -> new ScriptedSession(this, tls, tlsAtOnce).serve(socket));
            } catch (IOException closed) {
                return;
            }
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
