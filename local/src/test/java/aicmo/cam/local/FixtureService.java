package aicmo.cam.local;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;

/** Stands for a service: ready at once, and tells its environment at {@code /env/NAME}. With the argument "fail" it ends at once. */
public final class FixtureService {
    private FixtureService() {}

    public static void main(String[] arguments) throws IOException {
        if (arguments.length > 0 && arguments[0].equals("fail")) {
            System.out.println("no such schema");
            System.exit(3);
        }
        serve("QUARKUS_MANAGEMENT_PORT");
        serve("QUARKUS_HTTP_PORT");
        System.out.println("listening: ü");
    }

    private static void serve(String port) throws IOException {
        HttpServer server =
                HttpServer.create(new InetSocketAddress("127.0.0.1", Integer.parseInt(System.getenv(port))), 0);
        server.createContext("/", exchange -> {
            String path = exchange.getRequestURI().getPath();
            String value = path.startsWith("/env/") ? System.getenv(path.substring("/env/".length())) : "up";
            byte[] answer = String.valueOf(value).getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        server.start();
    }
}
