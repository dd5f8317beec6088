package aicmo.cam.local;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;

/**
 * Stands for a service: ready and alive at once, and tells its environment at {@code /env/NAME} and how often it was asked for a path
 * at {@code /count/PATH}. After {@code /become/down} its liveness
 * is DOWN, after {@code /become/silent} it answers nothing any more. With the argument "fail" it ends at once, with "exhaust" it uses up
 * its memory on a thread that nobody waits for.
 */
public final class FixtureService {
    private static final Map<String, Integer> ASKED = new ConcurrentHashMap<>();
    private static volatile String state = "up";

    private FixtureService() {}

    public static void main(String[] arguments) throws IOException {
        if (arguments.length > 0 && arguments[0].equals("fail")) {
            System.out.println("no such schema");
            System.exit(3);
        }
        serve("QUARKUS_MANAGEMENT_PORT");
        serve("QUARKUS_HTTP_PORT");
        System.out.println("listening: ü");
        if (arguments.length > 0 && arguments[0].equals("exhaust")) {
            Thread.ofPlatform().start(FixtureService::exhaust);
        }
    }

    private static void exhaust() {
        List<long[]> kept = new ArrayList<>();
        while (true) {
            kept.add(new long[1 << 20]);
        }
    }

    private static void serve(String port) throws IOException {
        HttpServer server =
                HttpServer.create(new InetSocketAddress("127.0.0.1", Integer.parseInt(System.getenv(port))), 0);
        server.setExecutor(Executors.newCachedThreadPool());
        server.createContext("/", FixtureService::answer);
        server.start();
    }

    private static void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        ASKED.merge(path, 1, Integer::sum);
        if (path.startsWith("/become/")) {
            state = path.substring("/become/".length());
        } else if (state.equals("silent")) {
            // Neither answered nor closed, as by a service whose threads all hang.
            return;
        }
        byte[] answer = String.valueOf(value(path)).getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(path.equals("/q/health/live") && state.equals("down") ? 503 : 200, answer.length);
        exchange.getResponseBody().write(answer);
        exchange.close();
    }

    private static Object value(String path) {
        if (path.startsWith("/env/")) {
            return System.getenv(path.substring("/env/".length()));
        }
        return path.startsWith("/count/") ? ASKED.getOrDefault(path.substring("/count".length()), 0) : state;
    }
}
