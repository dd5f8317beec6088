package aicmo.cam.sender.unsubscribe;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;

/** Tries the installation's own public URL: a link that nobody was sent must lead to the sender's page. */
@Singleton
public class PublicUrlClient {
    private static final Duration TIMEOUT = Duration.ofSeconds(5);
    private static final int NOT_FOUND = 404;

    private final HttpClient http = HttpClient.newBuilder()
            .connectTimeout(TIMEOUT)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    /** What came instead of the page, in words; empty where the page came. */
    public Optional<String> fault(String publicUrl) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(publicUrl + "/u/preflight"))
                .timeout(TIMEOUT)
                .build();
        try {
            HttpResponse<Void> answer = http.send(request, HttpResponse.BodyHandlers.discarding());
            boolean ours = answer.statusCode() == NOT_FOUND
                    && answer.headers()
                            .firstValue("Content-Security-Policy")
                            .filter(UnsubscribePage.POLICY::equals)
                            .isPresent();
            return ours ? Optional.empty() : Optional.of("another page, with the status " + answer.statusCode());
        } catch (IOException e) {
            return Optional.of(e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.of("it was not tried to the end");
        }
    }
}
