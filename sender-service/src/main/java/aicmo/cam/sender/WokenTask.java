package aicmo.cam.sender;

import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;

/** Work that is done on a thread of its own whenever somebody wakes it, once for all who woke it meanwhile. */
public final class WokenTask implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(WokenTask.class);
    private static final Duration PATIENCE = Duration.ofSeconds(8);

    private final String name;
    private final Runnable work;
    private final ExecutorService thread;
    private final AtomicBoolean woken = new AtomicBoolean();

    /** @param work what it throws is logged; it is done again when it is woken again */
    public WokenTask(String name, Runnable work) {
        this.name = name;
        this.work = work;
        this.thread = Executors.newSingleThreadExecutor(
                Thread.ofPlatform().name(name).daemon().factory());
    }

    /** Returns at once. */
    public void wake() {
        if (woken.compareAndSet(false, true)) {
            try {
                thread.execute(this::run);
            } catch (RejectedExecutionException e) {
                LOG.debugf("%s is not done any more: the service ends", name);
            }
        }
    }

    private void run() {
        woken.set(false);
        try {
            work.run();
        } catch (RuntimeException e) {
            LOG.errorf(e, "%s failed; it will be done again", name);
        }
    }

    /** Waits for the work that is being done, for a while. */
    @Override
    public void close() {
        thread.shutdown();
        try {
            if (!thread.awaitTermination(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.warnf("%s did not end in time", name);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
