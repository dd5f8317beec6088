package aicmo.cam.inbox.server;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** Stands before a server on 127.0.0.1, counts the connections, and cuts one after so many bytes of answers. */
public final class CuttingProxy implements AutoCloseable {
    private final ServerSocket socket;
    private final int port;
    private final AtomicLong bytesBeforeCut;
    private final AtomicInteger open = new AtomicInteger();
    private final AtomicInteger opened = new AtomicInteger();

    public CuttingProxy(int port, long bytesBeforeCut) throws IOException {
        this.port = port;
        this.bytesBeforeCut = new AtomicLong(bytesBeforeCut);
        socket = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::accept);
    }

    /** Connections of clients that are open now. */
    public int open() {
        return open.get();
    }

    /** Connections of clients so far. */
    public int opened() {
        return opened.get();
    }

    public int port() {
        return socket.getLocalPort();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                Socket client = socket.accept();
                Socket server = new Socket(InetAddress.getLoopbackAddress(), port);
                open.incrementAndGet();
                opened.incrementAndGet();
                Thread.ofVirtual().start(() -> {
                    pass(client, server, false);
                    open.decrementAndGet();
                });
                Thread.ofVirtual().start(() -> pass(server, client, true));
            } catch (IOException e) {
                if (!socket.isClosed()) {
                    throw new AssertionError("the proxy can't reach port " + port, e);
                }
            }
        }
    }

    private void pass(Socket from, Socket to, boolean answers) {
        byte[] buffer = new byte[1024];
        try (from;
                to;
                InputStream in = from.getInputStream();
                OutputStream out = to.getOutputStream()) {
            for (int read = in.read(buffer); read > 0; read = in.read(buffer)) {
                out.write(buffer, 0, read);
                if (answers && bytesBeforeCut.get() > 0 && bytesBeforeCut.addAndGet(-read) <= 0) {
                    return;
                }
            }
        } catch (IOException gone) {
            // one side has closed, and so does the other
            return;
        }
    }
}
