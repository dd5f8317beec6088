package aicmo.cam.decision.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;

/** A system that is told of events over HTTP, and answers as it is told to. */
final class Receiver implements AutoCloseable {
    private final HttpServer server;
    private final List<Told> told = new CopyOnWriteArrayList<>();
    private final Queue<Integer> answers = new ConcurrentLinkedQueue<>();

    Receiver(Integer... answers) throws IOException {
        this.answers.addAll(List.of(answers));
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", exchange -> {
            Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
            exchange.getRequestHeaders().forEach((name, values) -> headers.put(name, values.getFirst()));
            told.add(new Told(headers, new String(exchange.getRequestBody().readAllBytes(), UTF_8)));
            Integer answer = this.answers.poll();
            exchange.sendResponseHeaders(answer == null ? 204 : answer, -1);
            exchange.close();
        });
        server.start();
    }

    /** One whose answer begins and never ends. */
    static Receiver trickling() throws IOException {
        Receiver receiver = new Receiver();
        receiver.server.createContext("/hook", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            try (OutputStream body = exchange.getResponseBody()) {
                while (true) {
                    body.write('.');
                    body.flush();
                    LockSupport.parkNanos(100_000_000);
                }
            }
        });
        return receiver;
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/hook";
    }

    /** What it was told so far that speaks of this. */
    List<Told> told(Object word) {
        return told.stream().filter(one -> one.body.contains(word.toString())).toList();
    }

    @Override
    public void close() {
        server.stop(0);
    }

    record Told(Map<String, String> headers, String body) {}
}
