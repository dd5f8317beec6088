package aicmo.cam.local.market;

import aicmo.cam.local.Service;
import aicmo.cam.local.clock.Standstill;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** The REST API of the running services; waits for one that is being started again. */
final class Services implements AutoCloseable {
    static final String JSON = "application/json";
    private static final String ROOT = "/api/cam";
    /** A service that was killed may be slow to come back on a busy machine, and answers in new ways as it does. */
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private static final Duration PAUSE = Duration.ofMillis(200);
    private static final int PAGE = 500;

    private final Function<Service, URI> url;
    private final String whereToLook;
    private final ObjectMapper json = new ObjectMapper();
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    /** @param whereToLook for the reason where a service does not answer */
    Services(Function<Service, URI> url, String whereToLook) {
        this.url = url;
        this.whereToLook = whereToLook;
    }

    /** What lies at that path under {@code /api/cam}. */
    JsonNode get(Service service, String path) throws InterruptedException {
        return patiently(
                service, HttpRequest.newBuilder(at(service, path)).GET().build());
    }

    /** Posts once, however often it must be tried. */
    JsonNode post(Service service, String path, String type, byte[] body) throws InterruptedException {
        return patiently(
                service,
                HttpRequest.newBuilder(at(service, path))
                        .header("Content-Type", type)
                        .header("Idempotency-Key", UUID.randomUUID().toString())
                        .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                        .build());
    }

    JsonNode post(Service service, String path, JsonNode body) throws InterruptedException {
        return post(service, path, JSON, body.toString().getBytes(StandardCharsets.UTF_8));
    }

    /** Every item of a list, page by page. */
    List<JsonNode> all(Service service, String path) throws InterruptedException {
        List<JsonNode> items = new ArrayList<>();
        String after = "";
        do {
            JsonNode page = page(service, path, after);
            page.path("items").forEach(items::add);
            after = page.path("next").asText("");
        } while (!after.isEmpty() && !after.equals("null"));
        return items;
    }

    /** The page of a list that begins after that place, the first one where it is empty. */
    JsonNode page(Service service, String path, String after) throws InterruptedException {
        String query = path + (path.contains("?") ? "&" : "?") + "limit=" + PAGE;
        return get(
                service,
                after.isEmpty() ? query : query + "&after=" + URLEncoder.encode(after, StandardCharsets.UTF_8));
    }

    @Override
    public void close() {
        client.shutdownNow();
    }

    private URI at(Service service, String path) {
        return URI.create(url.apply(service) + ROOT + path);
    }

    private JsonNode patiently(Service service, HttpRequest request) throws InterruptedException {
        Standstill standstill = new Standstill(PATIENCE, Clock.systemUTC());
        while (true) {
            String kind;
            String trouble;
            try {
                HttpRequest bounded = HttpRequest.newBuilder(request, (name, value) -> true)
                        .timeout(Duration.ofSeconds(20))
                        .build();
                HttpResponse<byte[]> response = client.send(bounded, HttpResponse.BodyHandlers.ofByteArray());
                if (response.statusCode() < 300) {
                    return json.readTree(response.body());
                }
                kind = Integer.toString(response.statusCode());
                trouble =
                        "answered " + response.statusCode() + " " + new String(response.body(), StandardCharsets.UTF_8);
                if (response.statusCode() < 500) {
                    throw new MarketFailed(
                            service.module() + ", " + request.method() + " " + request.uri() + ": " + trouble, null);
                }
            } catch (IOException e) {
                kind = e.getClass().getName();
                trouble = e.toString();
            }
            if (standstill.look(kind)) {
                throw new MarketFailed(
                        service.module() + " has not answered " + request.method() + " " + request.uri() + " since "
                                + standstill.since() + ": " + trouble + "; look into " + whereToLook,
                        null);
            }
            TimeUnit.MILLISECONDS.sleep(PAUSE.toMillis());
        }
    }
}
