package aicmo.cam.sender.provider.resend;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;

/** A server that answers one call, but not to the end. */
final class HalfAnswer implements AutoCloseable {
    private final ServerSocket server;
    private final CountDownLatch silence;

    private HalfAnswer(String part, CountDownLatch silence) throws IOException {
        this.server = new ServerSocket(0, 10, InetAddress.getByName("127.0.0.1"));
        this.silence = silence;
        Thread.ofVirtual().start(() -> answer(part));
    }

    /** Closes the connection after these bytes. */
    static HalfAnswer thenClosed(String part) throws IOException {
        return new HalfAnswer(part, new CountDownLatch(0));
    }

    /** Says no more after these bytes, and keeps the connection. */
    static HalfAnswer thenSilent(String part) throws IOException {
        return new HalfAnswer(part, new CountDownLatch(1));
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + server.getLocalPort());
    }

    private void answer(String part) {
        try (Socket socket = server.accept()) {
            if (socket.getInputStream().read(new byte[64 * 1024]) > 0) {
                socket.getOutputStream().write(part.getBytes(StandardCharsets.US_ASCII));
                socket.getOutputStream().flush();
                silence.await();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() throws IOException {
        silence.countDown();
        server.close();
    }
}
