package aicmo.cam.local.supervise;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Asks a program for its health: it is well where the address answers 200 within five seconds (Kubernetes' probes over HTTP). */
final class HealthProbe {
    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(5);
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();

    private HealthProbe() {}

    static boolean answers(URI address) throws InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(address).timeout(ANSWER_WITHIN).build();
        CompletableFuture<HttpResponse<Void>> answer =
                CLIENT.sendAsync(request, HttpResponse.BodyHandlers.discarding());
        try {
            // The request's own time-out ends with the headers; a body may never end.
            return answer.get(ANSWER_WITHIN.toMillis(), TimeUnit.MILLISECONDS).statusCode() == 200;
        } catch (ExecutionException | TimeoutException notNow) {
            answer.cancel(true);
            return false;
        }
    }
}
