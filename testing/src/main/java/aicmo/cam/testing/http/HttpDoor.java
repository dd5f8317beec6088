package aicmo.cam.testing.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jboss.logging.Logger;

/**
 * A small HTTP/1.1 server for test doubles, on a free port of 127.0.0.1. Unlike the JDK's it can reset a connection, which
 * is half of what a test double of a remote API is for. A virtual thread per connection; connections are kept alive.
 */
public final class HttpDoor implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(HttpDoor.class);

    private final ServerSocket server;
    private final Function<HttpCall, HttpAnswer> handler;
    private final Set<Socket> connections = ConcurrentHashMap.newKeySet();

    private HttpDoor(ServerSocket server, Function<HttpCall, HttpAnswer> handler) {
        this.server = server;
        this.handler = handler;
    }

    /** @param handler called in many threads at once; what it throws is logged and answered with 500 */
    public static HttpDoor open(Function<HttpCall, HttpAnswer> handler) {
        try {
            HttpDoor door = new HttpDoor(new ServerSocket(0, 200, InetAddress.getByName("127.0.0.1")), handler);
            Thread.ofVirtual().name("http-door").start(door::acceptUntilClosed);
            return door;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot listen on 127.0.0.1", e);
        }
    }

    /** {@return such as {@code http://127.0.0.1:40123}, without a slash at the end} */
    public URI uri() {
        return URI.create("http://127.0.0.1:" + server.getLocalPort());
    }

    private void acceptUntilClosed() {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                connections.add(socket);
                Thread.ofVirtual().name("http-door-connection").start(() -> serve(socket));
            } catch (IOException e) {
                LOG.debug("closed, or a caller that was gone before it was received", e);
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            socket.setTcpNoDelay(true);
            new HttpConnection(socket, this::answer).serve();
        } catch (IOException e) {
            LOG.debug("the caller went away", e);
        } finally {
            connections.remove(socket);
        }
    }

    private HttpAnswer answer(HttpCall call) {
        try {
            return handler.apply(call);
        } catch (RuntimeException e) {
            LOG.errorf(e, "the test double failed at %s %s", call.method(), call.path());
            return HttpAnswer.Response.of(500, "text/plain; charset=utf-8", "the test double failed: " + e);
        }
    }

    @Override
    public void close() {
        try {
            server.close();
            for (Socket connection : connections) {
                connection.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot close the door at " + uri(), e);
        }
    }
}
