package aicmo.cam.rest.guard;

import aicmo.cam.rest.guard.BodyRules.Taken;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/** Reads the body within the limits of its route, then lets the request be worked on when it is its turn. */
@Singleton
class BodyGate {
    private final BodyRules rules;
    private final BodyReading.Limits limits;
    private final Admission requests;
    private final Admission publicRequests;
    private final Admission imports;

    BodyGate(GuardConfig config) {
        this.rules = BodyRules.of(config);
        this.limits = new BodyReading.Limits(BodyBudget.ofHeap(), config.readTimeout(), config.bodyTimeout());
        this.requests = new Admission(config.requests(), config.bodyTimeout());
        this.publicRequests = new Admission(config.publicRequests(), config.bodyTimeout());
        this.imports = new Admission(config.importRequests(), config.bodyTimeout());
    }

    void register(@Observes Filters filters) {
        filters.register(this::read, GuardOrder.BODY);
    }

    static boolean hasBody(HttpServerRequest request) {
        String length = request.getHeader(HttpHeaderNames.CONTENT_LENGTH);
        return request.headers().contains(HttpHeaderNames.TRANSFER_ENCODING) || (length != null && !length.equals("0"));
    }

    private void read(RoutingContext context) {
        HttpServerRequest request = context.request();
        boolean isPublic = rules.isPublic(request.path(), context.normalizedPath());
        Admission admission = isPublic ? publicRequests : requests;
        if (!hasBody(request)) {
            admission.enter(context);
            return;
        }
        String type = request.getHeader(HttpHeaderNames.CONTENT_TYPE);
        switch (rules.taken(isPublic, context.normalizedPath(), type == null ? "" : type)) {
            case Taken.Ignored() -> admission.enter(context);
            case Taken.Streamed(long limit) -> {
                if (fits(context, limit)) {
                    imports.enter(context);
                }
            }
            case Taken.Whole(long limit) -> {
                if (fits(context, limit)) {
                    new BodyReading(context, limit, limits, () -> admission.enter(context)).start();
                }
            }
        }
    }

    /** Refuses at once what says that it is too large; asks a client that waits for the word to send the rest. */
    private static boolean fits(RoutingContext context, long limit) {
        HttpServerRequest request = context.request();
        String length = request.getHeader(HttpHeaderNames.CONTENT_LENGTH);
        // longer than any number of bytes that is taken, and so too large for a long, too
        if (length != null && (length.length() > 18 || Long.parseLong(length) > limit)) {
            ProblemAnswer.send(context, Refusal.tooLarge(limit));
            return false;
        }
        if ("100-continue".equalsIgnoreCase(request.getHeader(HttpHeaderNames.EXPECT))) {
            context.response().writeContinue();
        }
        return true;
    }
}
