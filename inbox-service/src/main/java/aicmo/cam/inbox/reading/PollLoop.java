package aicmo.cam.inbox.reading;

import aicmo.cam.inbox.mailbox.MailboxAccess;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** The thread that looks into one folder again and again, until it is stopped. */
final class PollLoop {
    private static final Logger LOG = Logger.getLogger(PollLoop.class);
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(2);
    private static final Duration FAREWELL = Duration.ofSeconds(5);

    private final MailboxAccess access;
    private final PollMailbox mailbox;
    private final ReadingMetrics metrics;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final Thread thread;

    private PollLoop(MailboxAccess access, PollMailbox mailbox, ReadingMetrics metrics) {
        this.access = access;
        this.mailbox = mailbox;
        this.metrics = metrics;
        this.thread = Thread.ofPlatform()
                .daemon()
                .name("mailbox " + access.address() + "/" + access.folder())
                .unstarted(this::run);
    }

    static PollLoop start(MailboxAccess access, PollMailbox mailbox, ReadingMetrics metrics) {
        PollLoop loop = new PollLoop(access, mailbox, metrics);
        loop.thread.start();
        return loop;
    }

    MailboxAccess access() {
        return access;
    }

    /** Ends it after the batch that it is at; does not wait for that. */
    void stop() {
        stopping.countDown();
        metrics.forget(access);
        // what ends the waiting of a connection may itself wait for its server
        Thread.ofPlatform().daemon().name("mailbox-stop").start(mailbox::stop);
    }

    void awaitEnd() {
        try {
            if (!thread.join(FAREWELL)) {
                thread.interrupt();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        try (mailbox) {
            Duration rest = Duration.ZERO;
            while (!stopping.await(rest.toNanos(), TimeUnit.NANOSECONDS)) {
                rest = look();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            LOG.warnf("%s was not let go, so it will be read again when its lease ends: %s", access, Cause.of(e));
        }
    }

    private Duration look() {
        try {
            Duration rest = mailbox.look();
            return stopping.getCount() > 0 && mailbox.awaitNews() ? Duration.ZERO : rest;
        } catch (RuntimeException e) {
            LOG.warnf("%s waits for the database, the next try is in %s: %s", access, AFTER_FAILURE, Cause.of(e));
            return AFTER_FAILURE;
        }
    }
}
