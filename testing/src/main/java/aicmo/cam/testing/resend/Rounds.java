package aicmo.cam.testing.resend;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** Does something again and again in one thread of its own. */
record Rounds(ScheduledExecutorService thread, ScheduledFuture<?> task) implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(Rounds.class);

    static Rounds every(Duration pause, Runnable work) {
        ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("resend-webhooks").factory());
        Runnable round = () -> {
            try {
                work.run();
            } catch (RuntimeException e) {
                LOG.error("a round of webhooks failed; the next one comes", e);
            }
        };
        return new Rounds(
                thread, thread.scheduleWithFixedDelay(round, pause.toNanos(), pause.toNanos(), TimeUnit.NANOSECONDS));
    }

    @Override
    public void close() {
        task.cancel(true);
        thread.shutdownNow();
    }
}
