package aicmo.cam.rest.guard;

import io.vertx.core.Context;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Lets so many requests at a time be worked on; the others wait in order and hold no worker. All of these together are fewer than
 * there are workers, so health checks and metrics always find one.
 */
final class Admission {
    private final int most;
    private final Duration patience;
    private final Deque<Waiting> waiting = new ArrayDeque<>();
    private int running;

    Admission(int most, Duration patience) {
        this.most = most;
        this.patience = patience;
    }

    /** Continues the request now or when its turn comes; 503 where that takes too long. */
    void enter(RoutingContext request) {
        Waiting entered = new Waiting(request);
        request.addEndHandler(ended -> entered.end());
        boolean now;
        synchronized (this) {
            now = running < most;
            if (now) {
                running++;
                entered.admitted = true;
            } else {
                waiting.add(entered);
            }
        }
        if (now) {
            request.next();
        } else {
            entered.expire();
        }
    }

    synchronized int running() {
        return running;
    }

    private void leave() {
        Waiting next;
        synchronized (this) {
            next = waiting.poll();
            if (next == null) {
                running--;
            } else {
                next.admitted = true;
            }
        }
        if (next != null) {
            next.proceed();
        }
    }

    private final class Waiting {
        private final RoutingContext request;
        private final Context context;
        private final AtomicBoolean over = new AtomicBoolean();
        private boolean admitted;

        Waiting(RoutingContext request) {
            this.request = request;
            this.context = request.vertx().getOrCreateContext();
        }

        void expire() {
            request.vertx().setTimer(patience.toMillis(), timer -> {
                boolean gaveUp;
                synchronized (Admission.this) {
                    gaveUp = waiting.remove(this);
                }
                if (gaveUp) {
                    ProblemAnswer.send(
                            request, Refusal.busy("the service is busy; nothing was done. Send it again later"));
                }
            });
        }

        void proceed() {
            context.runOnContext(turn -> {
                if (!over.get()) {
                    request.next();
                }
            });
        }

        /** The answer is out, or the client is gone. */
        void end() {
            if (!over.compareAndSet(false, true)) {
                return;
            }
            boolean held;
            synchronized (Admission.this) {
                held = admitted;
                waiting.remove(this);
            }
            if (held) {
                leave();
            }
        }
    }
}
