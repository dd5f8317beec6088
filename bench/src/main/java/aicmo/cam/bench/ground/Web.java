package aicmo.cam.bench.ground;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** What a service says over HTTP. */
public final class Web {
    /** Ends a call that hangs; a slow machine may take its time over an import. */
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private static final HttpClient CLIENT =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();

    private Web() {}

    /** The body that the address answers with. */
    public static String get(URI address) throws IOException, InterruptedException {
        return body(request(address));
    }

    /** What the address answers to this body. */
    public static String send(String method, URI address, Map<String, String> headers, String body)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(address)
                .timeout(PATIENCE)
                .method(method, HttpRequest.BodyPublishers.ofString(body));
        headers.forEach(request::header);
        return body(request.build());
    }

    /** The metrics of a service by name and labels, as Prometheus reads them; a new one begins at its first event. */
    public static Map<String, Double> metrics(Replica replica) throws IOException, InterruptedException {
        Map<String, Double> metrics = new HashMap<>();
        get(replica.management().resolve("/q/metrics"))
                .lines()
                .filter(line -> !line.startsWith("#") && line.contains(" "))
                .forEach(line -> metrics.put(
                        line.substring(0, line.lastIndexOf(' ')),
                        Double.valueOf(line.substring(line.lastIndexOf(' ') + 1))));
        return metrics;
    }

    static boolean isOk(URI address) throws InterruptedException {
        try {
            return CLIENT.send(request(address), HttpResponse.BodyHandlers.discarding())
                            .statusCode()
                    == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    private static String body(HttpRequest request) throws IOException, InterruptedException {
        HttpResponse<String> answer = CLIENT.send(request, HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() / 100 != 2) {
            throw new IOException(request + " was answered " + answer.statusCode() + ": " + answer.body());
        }
        return answer.body();
    }

    private static HttpRequest request(URI address) {
        return HttpRequest.newBuilder(address).timeout(PATIENCE).build();
    }
}
