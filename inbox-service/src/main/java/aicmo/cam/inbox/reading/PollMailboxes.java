package aicmo.cam.inbox.reading;

import aicmo.cam.inbox.account.Accounts;
import aicmo.cam.inbox.mailbox.InboxProvider;
import aicmo.cam.inbox.mailbox.MailboxAccess;
import aicmo.cam.inbox.mailbox.MailboxRows;
import aicmo.cam.messaging.EventId;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jboss.logging.Logger;

/**
 * Keeps looking into every folder that is to be read, each replica into all of them, by a thread of its own for each, so that a sick one
 * holds up no other; the lease says whose turn it is.
 */
@ApplicationScoped
class PollMailboxes {
    private static final Logger LOG = Logger.getLogger(PollMailboxes.class);

    private final Accounts accounts;
    private final InboxProvider provider;
    private final MailboxRows rows;
    private final Ingestion ingestion;
    private final ReadingMetrics metrics;
    private final Map<String, PollLoop> loops = new HashMap<>();
    private boolean stopped;

    PollMailboxes(
            Accounts accounts, InboxProvider provider, MailboxRows rows, Ingestion ingestion, ReadingMetrics metrics) {
        this.accounts = accounts;
        this.provider = provider;
        this.rows = rows;
        this.ingestion = ingestion;
        this.metrics = metrics;
    }

    void start(@Observes StartupEvent event) {
        follow();
        if (accesses().isEmpty()) {
            LOG.info("no mailbox is read yet: AICMO_IMAP_SERVER is not set, and none was given by REST");
        }
    }

    /** Begins to read what was added, and leaves what was removed or changed. */
    @Scheduled(every = "2s", delayed = "2s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void follow() {
        Map<String, MailboxAccess> wanted = accounts.readable();
        synchronized (loops) {
            if (stopped) {
                return;
            }
            List<String> gone = loops.keySet().stream()
                    .filter(key -> !wanted.containsKey(key))
                    .toList();
            gone.forEach(key -> loops.remove(key).stop());
            wanted.forEach((key, access) -> loops.computeIfAbsent(key, unused -> begin(access)));
        }
    }

    private PollLoop begin(MailboxAccess access) {
        rows.add(access.address(), access.folder());
        metrics.watch(access);
        LOG.infof(
                "%s is read every %s%s",
                access, access.interval(), access.waitsForNews() ? ", or when it tells of news" : "");
        return PollLoop.start(
                access,
                new PollMailbox(access, provider, rows, ingestion, metrics, EventId.next(), PollMailbox.NEWS_AT_MOST),
                metrics);
    }

    List<MailboxAccess> accesses() {
        synchronized (loops) {
            return loops.values().stream().map(PollLoop::access).toList();
        }
    }

    void stop(@Observes ShutdownEvent event) {
        List<PollLoop> all;
        synchronized (loops) {
            stopped = true;
            all = List.copyOf(loops.values());
            loops.clear();
        }
        all.forEach(PollLoop::stop);
        all.forEach(PollLoop::awaitEnd);
    }
}
