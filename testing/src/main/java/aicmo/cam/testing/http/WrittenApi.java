package aicmo.cam.testing.http;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** Holds the OpenAPI document of a service in {@code docs/openapi} to the one that the service serves. */
public final class WrittenApi {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private WrittenApi() {}

    /**
     * Compares both; with {@code -Dcam.openapi.update=true} the document is written anew before.
     *
     * @param service such as {@code sender-service}
     * @param port where the service answers on 127.0.0.1
     * @throws AssertionError where they differ
     */
    public static void isServed(String service, int port) throws IOException, InterruptedException {
        // Surefire starts in the module's folder.
        Path written = Path.of("..", "docs", "openapi", service + ".yaml");
        String served = get(URI.create("http://127.0.0.1:" + port + "/q/openapi"));
        if (Boolean.getBoolean("cam.openapi.update")) {
            Files.createDirectories(written.getParent());
            Files.writeString(written, served);
        }
        if (!Files.exists(written) || !Files.readString(written).equals(served)) {
            throw new AssertionError(
                    "docs/openapi/" + service + ".yaml is not what the service serves; look at the difference and write"
                            + " it anew with -Dcam.openapi.update=true:\n" + served);
        }
    }

    private static String get(URI document) throws IOException, InterruptedException {
        try (HttpClient client =
                HttpClient.newBuilder().connectTimeout(PATIENCE).build()) {
            HttpResponse<String> answer = client.send(
                    HttpRequest.newBuilder(document).timeout(PATIENCE).build(), HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new AssertionError(document + " was answered " + answer.statusCode() + ": " + answer.body());
            }
            return answer.body();
        }
    }
}
