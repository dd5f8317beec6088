package aicmo.cam.decision.webhook;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Tells a webhook something, once. It connects to the address that was checked, and to no other: TLS and the Host header keep the
 * URL's name, redirects are not followed, and the system's proxies are not asked. Each delivery has a connection of its own, which is
 * closed at the answer's status: nothing else of the answer is read.
 */
@Singleton
class WebhookClient {
    private static final Logger LOG = Logger.getLogger(WebhookClient.class);

    private final HttpClient http;
    private final WebhookSettings settings;
    private final TargetCheck targets;
    private final Seal seal;
    private final Clock clock;

    @Inject
    WebhookClient(Vertx vertx, WebhookSettings settings, Clock clock) {
        this(
                vertx,
                settings,
                clock,
                new TargetCheck(settings.privateAddresses(), InetAddress::getAllByName),
                new HttpClientOptions());
    }

    WebhookClient(Vertx vertx, WebhookSettings settings, Clock clock, TargetCheck targets, HttpClientOptions options) {
        this.settings = settings;
        this.clock = clock;
        this.targets = targets;
        this.seal = new Seal(settings.keys().orElse(List.of()));
        int timeout = Math.toIntExact(settings.timeout().toMillis());
        this.http = vertx.createHttpClient(options.setKeepAlive(false)
                .setMaxPoolSize(DueDeliveries.BATCH)
                .setConnectTimeout(timeout)
                .setSslHandshakeTimeout(timeout)
                .setIdleTimeout(timeout)
                .setIdleTimeoutUnit(TimeUnit.MILLISECONDS));
    }

    @PreDestroy
    void close() {
        http.close().onFailure(failure -> LOG.warn("Connections to webhooks did not close", failure));
    }

    /** Ends with what came of it, in the timeout of the settings; never with an exception. */
    CompletableFuture<Answer> tell(DeliveryRows.Claimed claimed) {
        return switch (targets.resolve(claimed.url(), claimed.delivery().attempts())) {
            case Target.Refused refused -> CompletableFuture.completedFuture(new Answer(0, "the URL " + refused.why()));
            case Target.Allowed allowed -> send(allowed, claimed);
        };
    }

    private CompletableFuture<Answer> send(Target.Allowed target, DeliveryRows.Claimed claimed) {
        RequestOptions request;
        try {
            request = request(target, claimed);
        } catch (IllegalArgumentException | IllegalStateException e) {
            return CompletableFuture.completedFuture(new Answer(0, e.getMessage()));
        }
        Future<HttpClientRequest> opened = http.request(request);
        return opened.compose(one -> one.send(Buffer.buffer(claimed.delivery().body())))
                .map(WebhookClient::answer)
                .toCompletionStage()
                .toCompletableFuture()
                .orTimeout(settings.timeout().toMillis(), TimeUnit.MILLISECONDS)
                .handle((answer, failure) -> answer != null ? answer : new Answer(0, "no answer: " + inWords(failure)))
                .whenComplete((answer, none) ->
                        opened.onSuccess(one -> one.connection().close()));
    }

    private RequestOptions request(Target.Allowed target, DeliveryRows.Claimed claimed) {
        Delivery delivery = claimed.delivery();
        Instant now = clock.instant();
        String id = delivery.eventId().toString();
        byte[] secret = seal.open(claimed.sealedSecret(), delivery.webhookId().toString());
        RequestOptions request = new RequestOptions()
                .setMethod(HttpMethod.POST)
                .setAbsoluteURI(target.uri().toString())
                .setFollowRedirects(false)
                .putHeader("Content-Type", "application/json")
                .putHeader("User-Agent", "CAM")
                .putHeader("webhook-id", id)
                .putHeader("webhook-timestamp", Long.toString(now.getEpochSecond()))
                .putHeader("webhook-signature", Signature.of(secret, id, now, delivery.body()));
        return request.setServer(
                SocketAddress.inetSocketAddress(new InetSocketAddress(target.address(), request.getPort())));
    }

    private static Answer answer(HttpClientResponse response) {
        // the connection is closed before the body is read, which Vert.x would log as an error
        response.exceptionHandler(closed -> LOG.debug("The connection was closed at the status", closed));
        return new Answer(response.statusCode(), "HTTP " + response.statusCode());
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
