package aicmo.cam.bench.ingest;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** A client that only fetches: what the server gives at most to who asks in the same batches. */
final class BareFetch implements AutoCloseable {
    private static final int BATCH = 50;

    private final Socket socket;
    private final InputStream in;
    private int tag;

    private BareFetch(int port) throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        in = new BufferedInputStream(socket.getInputStream(), 1 << 16);
        line();
    }

    /** Messages a second of one who reads them all once. */
    static double rate(int port, String user, int messages) throws IOException {
        try (BareFetch client = new BareFetch(port)) {
            client.ask("LOGIN " + user + " secret");
            client.ask("EXAMINE INBOX");
            long begun = System.nanoTime();
            for (int first = 1; first <= messages; first += BATCH) {
                client.ask("FETCH " + first + ":" + Math.min(messages, first + BATCH - 1) + " (UID BODY.PEEK[])");
            }
            return messages / ((System.nanoTime() - begun) / 1e9);
        }
    }

    private void ask(String command) throws IOException {
        String name = "b" + tag++;
        socket.getOutputStream().write((name + " " + command + "\r\n").getBytes(StandardCharsets.US_ASCII));
        String line = line();
        while (!line.startsWith(name + " ")) {
            if (line.endsWith("}")) {
                in.skipNBytes(Long.parseLong(line.substring(line.lastIndexOf('{') + 1, line.length() - 1)));
            }
            line = line();
        }
        if (!line.startsWith(name + " OK")) {
            throw new IOException(command.substring(0, command.indexOf(' ')) + " was answered: " + line);
        }
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new IOException("the server hung up");
            }
            line.append((char) c);
        }
        return line.toString().strip();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
