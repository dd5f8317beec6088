package aicmo.cam.testing.hostile;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;

/**
 * What a service answered.
 *
 * @param status 0 where it closed the connection without an answer, -1 where it did not answer in time
 * @param head the headers, in lower case
 */
record RawAnswer(int status, String head, String body, Duration took) {
    static final int NO_ANSWER = 0;
    static final int NOT_IN_TIME = -1;

    private static final int MILLIS = 30_000;

    static RawAnswer to(RawRequest request, int port) throws IOException {
        long start = System.nanoTime();
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(MILLIS);
            CompletableFuture<Void> sent = CompletableFuture.runAsync(() -> send(socket, request.bytes(port)));
            String answer = new String(read(socket), StandardCharsets.ISO_8859_1);
            sent.cancel(true);
            return parsed(answer, Duration.ofNanos(System.nanoTime() - start));
        } catch (SocketTimeoutException e) {
            return new RawAnswer(NOT_IN_TIME, "", "", Duration.ofNanos(System.nanoTime() - start));
        }
    }

    /** A service may answer and close before it has read everything: the answer counts. */
    private static void send(Socket socket, byte[] bytes) {
        try {
            OutputStream out = socket.getOutputStream();
            out.write(bytes);
            out.flush();
        } catch (IOException e) {
            // The answer, or its absence, tells what happened.
            return;
        }
    }

    private static byte[] read(Socket socket) throws IOException {
        var bytes = new java.io.ByteArrayOutputStream();
        byte[] part = new byte[8192];
        try {
            for (int n = socket.getInputStream().read(part);
                    n >= 0;
                    n = socket.getInputStream().read(part)) {
                bytes.write(part, 0, n);
            }
        } catch (SocketTimeoutException e) {
            throw e;
        } catch (IOException e) {
            // A reset after the answer: what came before it is the answer.
            return bytes.toByteArray();
        }
        return bytes.toByteArray();
    }

    private static RawAnswer parsed(String answer, Duration took) {
        int end = answer.indexOf("\r\n\r\n");
        if (end < 0) {
            return new RawAnswer(NO_ANSWER, "", answer, took);
        }
        String head = answer.substring(0, end).toLowerCase(Locale.ROOT);
        String[] line = head.split(" ", 3);
        String body = answer.substring(end + 4);
        boolean chunked = head.contains("\ntransfer-encoding: chunked");
        return new RawAnswer(Integer.parseInt(line[1].strip()), head, chunked ? joined(body) : body, took);
    }

    /** Puts the chunks of RFC 9112 together, as far as they came. */
    private static String joined(String chunks) {
        StringBuilder body = new StringBuilder();
        int at = 0;
        for (int end = chunks.indexOf("\r\n", at); end > at; end = chunks.indexOf("\r\n", at)) {
            int size = Integer.parseInt(chunks.substring(at, end).strip(), 16);
            body.append(chunks, end + 2, Math.min(end + 2 + size, chunks.length()));
            at = Math.min(end + 2 + size + 2, chunks.length());
        }
        return body.toString();
    }

    boolean is(String mediaType) {
        return head.contains("\ncontent-type: " + mediaType);
    }
}
