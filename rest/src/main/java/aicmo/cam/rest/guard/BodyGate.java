package aicmo.cam.rest.guard;

import aicmo.cam.rest.guard.BodyRules.Taken;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.concurrent.atomic.AtomicLong;
import org.jboss.logging.Logger;

/** Reads the body within the limits of its route, then lets the request be worked on when it is its turn. */
@Singleton
class BodyGate {
    private static final Logger LOG = Logger.getLogger(BodyGate.class);
    /** Bytes in each period: a minute, unless a test shortens it. */
    private static final long SLOWEST_IMPORT = 64 * 1024;

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
                    watch(context);
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

    /** Ends an import that goes on so slowly that it only holds a turn; whoever waits for a turn has one period more. */
    private void watch(RoutingContext context) {
        HttpServerRequest request = context.request();
        AtomicLong expected = new AtomicLong();
        long timer = context.vertx().setPeriodic(limits.all().toMillis(), tick -> {
            if (!request.isEnded() && request.bytesRead() < expected.getAndAdd(SLOWEST_IMPORT)) {
                LOG.infof("an import was too slow and is ended after %d bytes", request.bytesRead());
                request.connection().close();
            }
        });
        context.addEndHandler(ended -> context.vertx().cancelTimer(timer));
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
