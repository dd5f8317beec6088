package aicmo.cam.sender.provider;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** A mail server that says at each verb what a test wants, or hangs up there, and keeps what it was told. */
final class ScriptedSmtp implements AutoCloseable {
    /** Hangs up instead of an answer. */
    static final String HANGS_UP = "hangs up";
    /** Never answers. */
    static final String IS_SILENT = "is silent";

    private final ServerSocket server;
    private final Map<String, String> answers = new ConcurrentHashMap<>();
    private final List<String> mails = new CopyOnWriteArrayList<>();
    private final AtomicInteger connections = new AtomicInteger();

    ScriptedSmtp() throws IOException {
        server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofPlatform().daemon().start(this::accept);
    }

    /** @param verb {@code CONNECT}, {@code EHLO}, {@code MAIL}, {@code RCPT}, {@code DATA}, or {@code .} for the end of the data */
    ScriptedSmtp answer(String verb, String answer) {
        answers.put(verb, answer);
        return this;
    }

    int port() {
        return server.getLocalPort();
    }

    /** Every mail whose end came, whatever was answered to it. */
    List<String> mails() {
        return mails;
    }

    int connections() {
        return connections.get();
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                connections.incrementAndGet();
                Thread.ofPlatform().daemon().start(() -> serve(socket));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket socket) {
        try (socket;
                var in =
                        new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII))) {
            if (!said(socket, "CONNECT", "220 scripted ESMTP")) {
                return;
            }
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                String verb = line.split("[ :]", 2)[0].toUpperCase(Locale.ROOT);
                String usual = verb.equals("EHLO")
                        ? "250-scripted\r\n250 ENHANCEDSTATUSCODES"
                        : verb.equals("DATA") ? "354 go on" : "250 2.0.0 fine";
                if (!said(socket, verb, usual)) {
                    return;
                }
                if (verb.equals("DATA") && !answers.getOrDefault("DATA", "354").startsWith("5")) {
                    mails.add(data(in));
                    if (!said(socket, ".", "250 2.0.0 taken")) {
                        return;
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String data(BufferedReader in) throws IOException {
        StringBuilder data = new StringBuilder();
        for (String line = in.readLine(); line != null && !line.equals("."); line = in.readLine()) {
            data.append(line).append("\r\n");
        }
        return data.toString();
    }

    private boolean said(Socket socket, String verb, String usual) throws IOException {
        String answer = answers.getOrDefault(verb, usual);
        if (answer.equals(HANGS_UP)) {
            return false;
        }
        if (answer.equals(IS_SILENT)) {
            return true;
        }
        socket.getOutputStream().write((answer + "\r\n").getBytes(StandardCharsets.US_ASCII));
        return true;
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
