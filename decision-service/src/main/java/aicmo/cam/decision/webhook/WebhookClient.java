package aicmo.cam.decision.webhook;

import jakarta.inject.Singleton;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Tells a webhook something, once. It follows no redirects, and of the answer it reads the status only. */
@Singleton
class WebhookClient {
    private final HttpClient http;
    private final WebhookSettings settings;
    private final Seal seal;
    private final Clock clock;

    WebhookClient(WebhookSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
        this.seal = new Seal(settings.keys().orElse(List.of()));
        this.http = HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(settings.timeout())
                .build();
    }

    /** Ends with what came of it; never with an exception. */
    CompletableFuture<Answer> tell(DeliveryRows.Claimed claimed) {
        Optional<String> refusal = Target.refusal(claimed.url(), settings.privateAddresses());
        if (refusal.isPresent()) {
            return CompletableFuture.completedFuture(new Answer(0, "the URL " + refusal.get()));
        }
        try {
            return http.sendAsync(request(claimed), HttpResponse.BodyHandlers.discarding())
                    .handle((response, failure) -> response != null
                            ? new Answer(response.statusCode(), "HTTP " + response.statusCode())
                            : new Answer(0, "no answer: " + inWords(failure)));
        } catch (IllegalArgumentException | IllegalStateException e) {
            return CompletableFuture.completedFuture(new Answer(0, e.getMessage()));
        }
    }

    private HttpRequest request(DeliveryRows.Claimed claimed) {
        Delivery delivery = claimed.delivery();
        Instant now = clock.instant();
        String id = delivery.eventId().toString();
        byte[] secret = seal.open(claimed.sealedSecret(), delivery.webhookId().toString());
        return HttpRequest.newBuilder(URI.create(claimed.url()))
                .timeout(settings.timeout())
                .header("Content-Type", "application/json")
                .header("User-Agent", "CAM")
                .header("webhook-id", id)
                .header("webhook-timestamp", Long.toString(now.getEpochSecond()))
                .header("webhook-signature", Signature.of(secret, id, now, delivery.body()))
                .POST(HttpRequest.BodyPublishers.ofString(delivery.body()))
                .build();
    }

    private static String inWords(Throwable failure) {
        Throwable cause = failure.getCause() == null ? failure : failure.getCause();
        return cause.getClass().getSimpleName() + (cause.getMessage() == null ? "" : ", " + cause.getMessage());
    }

    /**
     * What came of an attempt.
     *
     * @param status of HTTP; 0 where there was no answer
     */
    record Answer(int status, String words) {
        boolean isTaken() {
            return status / 100 == 2;
        }

        /** The receiver is gone for good, and says so (Standard Webhooks). */
        boolean isGone() {
            return status == 410;
        }
    }
}
