package aicmo.cam.rest.guard;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;

/** Answers a request with a problem document (RFC 9457) before anything has read its body. */
public final class ProblemAnswer {
    /** A client that still writes would lose the answer if the connection ended at once. */
    private static final long LINGER_MILLIS = 5_000;

    private ProblemAnswer() {}

    /** Sends the refusal and ends the connection where the body is not read; does nothing where there is an answer already. */
    public static void send(RoutingContext request, Refusal refusal) {
        HttpServerResponse response = request.response();
        if (response.ended() || response.closed()) {
            return;
        }
        response.setStatusCode(refusal.status()).putHeader(HttpHeaderNames.CONTENT_TYPE, "application/problem+json");
        if (refusal.status() == 503) {
            response.putHeader(HttpHeaderNames.RETRY_AFTER, "1");
        }
        boolean unread =
                BodyGate.hasBody(request.request()) && !request.request().isEnded();
        if (unread) {
            response.putHeader(HttpHeaderNames.CONNECTION, "close");
        }
        response.end(new JsonObject()
                        .put("title", refusal.title())
                        .put("status", refusal.status())
                        .put("detail", refusal.detail())
                        .encode())
                .onComplete(sent -> {
                    if (unread) {
                        discard(request);
                    }
                });
    }

    private static void discard(RoutingContext context) {
        HttpServerRequest request = context.request();
        context.vertx().setTimer(LINGER_MILLIS, timer -> request.connection().close());
        if (!request.isEnded()) {
            request.handler(part -> {});
            request.exceptionHandler(gone -> {});
            request.endHandler(all -> request.connection().close());
            request.resume();
        }
    }
}
