package aicmo.cam.testing.smtp;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/**
 * A mail server on 127.0.0.1 (RFC 5321) that takes every mail, counts it and forgets it: what senders are measured against. It keeps
 * nothing and says little, so that it is never what limits.
 */
public final class SmtpSink implements AutoCloseable {
    private final ServerSocket server;
    private final boolean pipelining;
    private final Set<Socket> connected = ConcurrentHashMap.newKeySet();
    private final LongAdder connections = new LongAdder();
    private final LongAdder accepted = new LongAdder();

    private SmtpSink(ServerSocket server, boolean pipelining) {
        this.server = server;
        this.pipelining = pipelining;
    }

    /**
     * Starts it; it takes connections when this returns.
     *
     * @param port 0 for a free one
     * @param pipelining whether it offers PIPELINING (RFC 2920); it obeys commands in groups either way
     * @throws UncheckedIOException where the port can't be had
     */
    public static SmtpSink start(int port, boolean pipelining) {
        try {
            SmtpSink sink = new SmtpSink(new ServerSocket(port, 100, InetAddress.getLoopbackAddress()), pipelining);
            Thread.ofPlatform().daemon().name("smtp-sink").start(sink::accept);
            return sink;
        } catch (IOException e) {
            throw new UncheckedIOException("the SMTP sink can't listen on port " + port, e);
        }
    }

    public int port() {
        return server.getLocalPort();
    }

    /** Mails whose end was answered with 250. */
    public long accepted() {
        return accepted.sum();
    }

    /** Connections that were ever opened. */
    public long connections() {
        return connections.sum();
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                socket.setTcpNoDelay(true);
                connected.add(socket);
                connections.increment();
                Thread.ofVirtual().start(() -> serve(socket));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            new SinkSession(socket.getInputStream(), socket.getOutputStream(), pipelining, accepted::increment).run();
        } catch (IOException hungUp) {
            // A sender may go whenever it likes; what counts is what was answered.
            connected.remove(socket);
        } finally {
            connected.remove(socket);
        }
    }

    /** Hangs up on everybody. */
    @Override
    public void close() {
        try {
            server.close();
            for (Socket socket : connected) {
                socket.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the SMTP sink can't be closed", e);
        }
    }
}
