package aicmo.cam.sender.dispatch;

import aicmo.cam.messaging.Failures;
import aicmo.cam.sender.hold.Probes;
import aicmo.cam.sender.pace.OutageBackoff;
import aicmo.cam.sender.queue.MailDue;
import aicmo.cam.sender.recovery.RestoreCheck;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Sends when something may be due: after a commit that queued or freed mails, when a retry or the next day's cap comes, at start,
 * and now and then in any case.
 */
@ApplicationScoped
class DueDispatch {
    private static final Logger LOG = Logger.getLogger(DueDispatch.class);
    private static final Duration FOR_THE_LAST_MAILS = Duration.ofSeconds(8);

    private final Dispatch dispatch;
    private final Probes probes;
    private final NextDue nextDue;
    private final RestoreCheck restore;
    private final OutageBackoff backoff;
    private final Semaphore woken = new Semaphore(1);
    private volatile boolean stopping;
    private Thread thread;

    DueDispatch(Dispatch dispatch, Probes probes, NextDue nextDue, RestoreCheck restore, OutageBackoff backoff) {
        this.dispatch = dispatch;
        this.probes = probes;
        this.nextDue = nextDue;
        this.restore = restore;
        this.backoff = backoff;
    }

    void start(@Observes StartupEvent event) {
        thread = Thread.ofPlatform().name("dispatch").start(this::loop);
    }

    void queued(@Observes(during = TransactionPhase.AFTER_SUCCESS) MailDue due) {
        wake();
    }

    @Scheduled(every = "{aicmo.cam.email.send-every}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void wake() {
        woken.release();
    }

    /** Whether the thread that sends is there. */
    boolean isAlive() {
        return thread != null && thread.isAlive();
    }

    /** Whether it is known that the database is not an old one; until then nothing goes. */
    boolean hasLookedBack() {
        return restore.isDone();
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        stopping = true;
        dispatch.stop();
        wake();
        if (thread != null && !restore.isDone()) {
            thread.interrupt();
        }
        if (thread != null && !thread.join(FOR_THE_LAST_MAILS)) {
            LOG.warn("a hand-over did not end in time; if its outcome is lost, its mail will be UNKNOWN");
        }
    }

    private void loop() {
        lookBack();
        Duration troubled = backoff.first();
        while (!stopping) {
            try {
                probes.ofSenders();
                dispatch.run();
                troubled = backoff.first();
                await(nextDue.in());
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                LOG.errorf(e, "sending failed; it will be tried again in %s", troubled);
                troubled = backoff.after(troubled);
                awaitQuietly(troubled);
            }
        }
    }

    /** Nothing goes before it is known that the database is not an old one. */
    private void lookBack() {
        for (Duration wait = backoff.first(); !stopping && !restore.isDone(); wait = backoff.after(wait)) {
            try {
                restore.look();
            } catch (RuntimeException e) {
                if (!stopping) {
                    LOG.warnf(
                            "nothing goes yet: whether the database is an old one can't be asked of Kafka; again in %s: %s",
                            wait, Failures.inWords(e));
                    awaitQuietly(wait);
                }
            }
        }
    }

    private void await(Duration longest) throws InterruptedException {
        if (woken.tryAcquire(longest.toMillis(), TimeUnit.MILLISECONDS)) {
            woken.drainPermits();
        }
    }

    /** After a failure: a new mail is no reason to try again earlier. */
    private void awaitQuietly(Duration wait) {
        try {
            long end = System.nanoTime() + wait.toNanos();
            while (!stopping && System.nanoTime() < end) {
                Thread.sleep(Math.min(100, wait.toMillis()));
            }
        } catch (InterruptedException e) {
            stopping = true;
        }
    }
}
