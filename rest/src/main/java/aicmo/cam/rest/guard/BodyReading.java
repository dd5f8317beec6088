package aicmo.cam.rest.guard;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.impl.RoutingContextInternal;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;

/** Reads the body of one request into memory, on the event loop: a client that is slow holds a connection and no worker. */
final class BodyReading {
    private static final Logger LOG = Logger.getLogger(BodyReading.class);
    private static final long TICK_MILLIS = 500;

    private final RoutingContext context;
    private final HttpServerRequest request;
    private final long limit;
    private final Limits limits;
    private final Runnable then;
    private final AtomicBoolean released = new AtomicBoolean();
    private final Buffer body = Buffer.buffer();
    private long timer;
    private long idleMillis;
    private long allMillis;
    private boolean over;

    /** What holds for all bodies. */
    record Limits(BodyBudget budget, Duration idle, Duration all) {}

    /** @param then what happens when the body is there */
    BodyReading(RoutingContext context, long limit, Limits limits, Runnable then) {
        this.context = context;
        this.request = context.request();
        this.limit = limit;
        this.limits = limits;
        this.then = then;
    }

    void start() {
        context.addEndHandler(ended -> release());
        timer = context.vertx().setPeriodic(TICK_MILLIS, tick -> watch());
        request.handler(this::take);
        request.exceptionHandler(this::lost);
        request.endHandler(all -> finish());
        request.resume();
    }

    private void take(Buffer part) {
        if (over) {
            return;
        }
        idleMillis = 0;
        long size = (long) body.length() + part.length();
        if (size > limit) {
            refuse(Refusal.tooLarge(limit));
        } else if (!limits.budget().grow(body.length(), size)) {
            refuse(Refusal.busy("too many large bodies arrive at once; nothing was done. Send it again later"));
        } else {
            body.appendBuffer(part);
        }
    }

    private void watch() {
        idleMillis += TICK_MILLIS;
        allMillis += TICK_MILLIS;
        if (idleMillis >= limits.idle().toMillis() || allMillis >= limits.all().toMillis()) {
            refuse(Refusal.timeout("the body stopped after " + body.length() + " bytes; send it again"));
        }
    }

    private void finish() {
        if (!over) {
            end();
            ((RoutingContextInternal) context).setBody(body);
            then.run();
        }
    }

    private void refuse(Refusal refusal) {
        if (!over) {
            end();
            release();
            ProblemAnswer.send(context, refusal);
        }
    }

    private void lost(Throwable why) {
        if (!over) {
            end();
            release();
            LOG.infof("a client left before its request was complete: %s", why.getMessage());
        }
    }

    private void end() {
        over = true;
        context.vertx().cancelTimer(timer);
    }

    private void release() {
        if (released.compareAndSet(false, true)) {
            limits.budget().release(body.length());
        }
    }
}
