package aicmo.cam.local.market;

import aicmo.cam.local.Demo;
import aicmo.cam.local.Service;
import aicmo.cam.local.backing.MailServer;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;

/** Five services that answer by a script: each campaign has one lead, and its status follows from how often it was asked for. */
final class ScriptedServices implements Demo.Stage, AutoCloseable {
    private final HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    private final MailServer mail = MailServer.start(0, 0);
    private final IntFunction<String> status;
    private final AtomicInteger created = new AtomicInteger();
    private final AtomicInteger looks = new AtomicInteger();

    /** @param status of a campaign, by the number of looks so far */
    ScriptedServices(IntFunction<String> status) throws IOException {
        this.status = status;
        server.createContext("/api/cam", this::answer);
        server.start();
    }

    @Override
    public URI url(Service service) {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    @Override
    public MailServer mail() {
        return mail;
    }

    @Override
    public String whereToLook() {
        return "the logs in /somewhere";
    }

    @Override
    public void close() {
        server.stop(0);
        mail.close();
    }

    private void answer(HttpExchange exchange) throws IOException {
        exchange.getRequestBody().readAllBytes();
        byte[] body = body(exchange.getRequestMethod() + " "
                        + exchange.getRequestURI().getPath())
                .getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(200, body.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(body);
        }
    }

    private String body(String call) {
        if (call.equals("POST /api/cam/campaigns")) {
            return "{\"id\": \"campaign-" + created.incrementAndGet() + "\"}";
        }
        if (call.matches("POST .*/leads")) {
            return "{\"imported\": 1}";
        }
        if (call.matches("GET .*/campaigns/campaign-\\d/leads")) {
            return "{\"items\": [{\"id\": \"lead\", \"email\": \"kim@lead.example\", \"state\": \"EXHAUSTED\", \"steps\": []}]}";
        }
        if (call.matches("GET .*/campaigns/campaign-\\d")) {
            String now = status.apply(looks.incrementAndGet());
            return "{\"status\": \"" + now + "\", \"running\": " + (now.equals("FINISHED") ? 0 : 1)
                    + ", \"states\": {\"EXHAUSTED\": 1}}";
        }
        return "{\"items\": []}";
    }
}
