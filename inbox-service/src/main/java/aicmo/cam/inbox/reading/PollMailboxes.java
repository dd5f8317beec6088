package aicmo.cam.inbox.reading;

import aicmo.cam.inbox.mailbox.ImapConfig;
import aicmo.cam.inbox.mailbox.InboxProvider;
import aicmo.cam.inbox.mailbox.MailboxAccess;
import aicmo.cam.inbox.mailbox.MailboxRows;
import aicmo.cam.messaging.EventId;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** Keeps looking into the mailbox of the settings, each replica by its own thread; the lease says whose turn it is. */
@ApplicationScoped
class PollMailboxes {
    private static final Logger LOG = Logger.getLogger(PollMailboxes.class);
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(2);
    private static final Duration FAREWELL = Duration.ofSeconds(5);

    private final ImapConfig config;
    private final InboxProvider provider;
    private final MailboxRows rows;
    private final Ingestion ingestion;
    private final ReadingMetrics metrics;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private Optional<PollMailbox> mailbox = Optional.empty();
    private Thread thread;

    PollMailboxes(
            ImapConfig config, InboxProvider provider, MailboxRows rows, Ingestion ingestion, ReadingMetrics metrics) {
        this.config = config;
        this.provider = provider;
        this.rows = rows;
        this.ingestion = ingestion;
        this.metrics = metrics;
    }

    void start(@Observes StartupEvent event) {
        Optional<MailboxAccess> access = MailboxAccess.of(config);
        if (access.isEmpty()) {
            LOG.info("no mailbox is read: AICMO_IMAP_SERVER is not set");
            return;
        }
        rows.add(access.get().address(), access.get().folder());
        metrics.watch(access.get());
        PollMailbox one = new PollMailbox(access.get(), provider, rows, ingestion, metrics, EventId.next());
        mailbox = Optional.of(one);
        thread = Thread.ofPlatform().daemon().name("mailbox-poll").start(() -> run(one));
        LOG.infof("%s is read every %s", access.get(), access.get().interval());
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        stopping.countDown();
        mailbox.ifPresent(PollMailbox::stop);
        if (thread != null && !thread.join(FAREWELL)) {
            thread.interrupt();
        }
    }

    private void run(PollMailbox one) {
        try (one) {
            Duration rest = Duration.ZERO;
            while (!stopping.await(rest.toNanos(), TimeUnit.NANOSECONDS)) {
                rest = look(one);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            LOG.warnf("the mailbox was not let go, so it will be read again when its lease ends: %s", Cause.of(e));
        }
    }

    private static Duration look(PollMailbox one) {
        try {
            return one.look();
        } catch (RuntimeException e) {
            LOG.warnf("the mailbox waits for the database, the next try is in %s: %s", AFTER_FAILURE, Cause.of(e));
            return AFTER_FAILURE;
        }
    }
}
