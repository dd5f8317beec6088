package aicmo.cam.sender.webhook;

import aicmo.cam.rest.guard.GuardOrder;
import aicmo.cam.rest.guard.ProblemAnswer;
import aicmo.cam.rest.guard.Refusal;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/** Refuses webhooks whose headers already show that they are not genuine: anybody may call, and nothing of their bodies is read. */
@Singleton
class SignatureHeaders {
    private final WebhookSecrets secrets;
    private final WebhookRefusals refusals;
    private final Clock clock;

    SignatureHeaders(WebhookSecrets secrets, WebhookRefusals refusals, Clock clock) {
        this.secrets = secrets;
        this.refusals = refusals;
        this.clock = clock;
    }

    void register(@Observes Filters filters) {
        filters.register(this::check, GuardOrder.BEFORE_BODY);
    }

    private void check(RoutingContext context) {
        HttpServerRequest request = context.request();
        boolean isWebhook = request.method().equals(HttpMethod.POST)
                && context.normalizedPath().equals(WebhookResource.PATH);
        Optional<Refusal> refusal = isWebhook ? refusal(request) : Optional.empty();
        refusal.ifPresentOrElse(refused -> ProblemAnswer.send(context, refused), context::next);
    }

    private Optional<Refusal> refusal(HttpServerRequest request) {
        SvixSignature signature = secrets.signature();
        if (signature.isMissing()) {
            return Optional.of(refusals.withoutSecret());
        }
        Instant now = clock.instant();
        return signature
                .checkHeaders(
                        request.getHeader("svix-id"),
                        request.getHeader("svix-timestamp"),
                        request.getHeader("svix-signature"),
                        now)
                .map(verdict ->
                        verdict == SvixSignature.Verdict.OUT_OF_TIME ? refusals.outOfTime(now) : refusals.unsigned());
    }
}
