package aicmo.cam.inbox.reading;

import aicmo.cam.inbox.mailbox.FetchedBatch;
import aicmo.cam.inbox.mailbox.InboxProvider;
import aicmo.cam.inbox.mailbox.InboxUnreachable;
import aicmo.cam.inbox.mailbox.InboxUnreachable.Reason;
import aicmo.cam.inbox.mailbox.Mailbox;
import aicmo.cam.inbox.mailbox.MailboxAccess;
import aicmo.cam.inbox.mailbox.MailboxRows;
import aicmo.cam.inbox.mailbox.OpenFolder;
import aicmo.cam.inbox.message.Incoming;
import aicmo.cam.inbox.reading.Ingestion.Claim;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;

/** Looks into one mailbox when it is due and nobody else has it. For one thread. */
final class PollMailbox implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(PollMailbox.class);
    /** How soon a mailbox whose reader died is noticed, beyond the lease. */
    private static final Duration LOOK_AROUND = Duration.ofSeconds(5);
    /** Where the next look is so near, connection and lease are kept for it. */
    private static final Duration NEAR = Duration.ofSeconds(30);
    /** One that dies between two near looks holds the mailbox for so long beyond the interval. */
    private static final Duration KEPT = Duration.ofSeconds(5);

    private static final int PUT_AWAY_AT_ONCE = 200;
    /** Waiting for news is ended so often, and the lease prolonged: a third of it. */
    static final Duration NEWS_AT_MOST = MailboxRows.LEASE.dividedBy(3);

    private final MailboxAccess access;
    private final InboxProvider provider;
    private final MailboxRows rows;
    private final Ingestion ingestion;
    private final ReadingMetrics metrics;
    private final UUID owner;
    private final Duration newsAtMost;
    private volatile OpenFolder folder;
    private Optional<Mailbox> waiting = Optional.empty();
    private String lastWarning = "";
    private volatile boolean stopping;

    PollMailbox(
            MailboxAccess access,
            InboxProvider provider,
            MailboxRows rows,
            Ingestion ingestion,
            ReadingMetrics metrics,
            UUID owner,
            Duration newsAtMost) {
        this.access = access;
        this.provider = provider;
        this.rows = rows;
        this.ingestion = ingestion;
        this.metrics = metrics;
        this.owner = owner;
        this.newsAtMost = newsAtMost;
    }

    /** One look, where it is due; returns how long to rest. Fails only where the database does. */
    Duration look() {
        waiting = Optional.empty();
        Optional<Mailbox> mailbox = rows.claim(access.address(), access.folder(), owner);
        if (mailbox.isEmpty()) {
            disconnect();
        } else {
            read(mailbox.get());
        }
        return access.interval().compareTo(LOOK_AROUND) < 0 ? access.interval() : LOOK_AROUND;
    }

    /**
     * Waits until the server tells of something, or for a while; only where the last look went well and the server can tell.
     *
     * @return whether another look is due now
     */
    boolean awaitNews() {
        if (waiting.isEmpty() || stopping) {
            return false;
        }
        try {
            folder.awaitNews(newsAtMost);
            return true;
        } catch (InboxUnreachable e) {
            metrics.unreachable(e.reason());
            fail(waiting.get().id(), 0, e.reason(), e.getMessage());
            return false;
        }
    }

    private void read(Mailbox mailbox) {
        try {
            OpenFolder open = connected();
            takeAll(mailbox, open);
            putAway(open);
            if (!stopping) {
                succeed(mailbox);
            }
        } catch (LeaseLost e) {
            LOG.infof("%s, after a pause of this one", e.getMessage());
            disconnect();
        } catch (InboxUnreachable e) {
            metrics.unreachable(e.reason());
            fail(mailbox.id(), mailbox.failures(), e.reason(), e.getMessage());
        } catch (RuntimeException | OutOfMemoryError | StackOverflowError e) {
            // what a server announces may fit into no memory; others are read meanwhile, and this one is tried again
            metrics.failed();
            fail(
                    mailbox.id(),
                    mailbox.failures(),
                    Reason.CONNECTION,
                    "the messages could not be taken in: " + Cause.of(e));
        }
    }

    private void takeAll(Mailbox mailbox, OpenFolder open) {
        Claim claim = new Claim(
                mailbox, owner, open.uidValidity(), access.afterwards().isAsked());
        boolean sameUids = mailbox.uidValidity()
                .filter(before -> before == open.uidValidity())
                .isPresent();
        if (!sameUids && mailbox.uidValidity().isPresent()) {
            LOG.infof(
                    "%s has a new UIDVALIDITY, %d after %d: it is read again, and nothing is doubled",
                    access, open.uidValidity(), mailbox.uidValidity().get());
        }
        List<Long> uids = open.uidsAfter(sameUids ? mailbox.lastUid() : 0);
        if (uids.isEmpty() && !sameUids) {
            // An empty folder has its UIDs too: else each look finds them new.
            ingestion.take(claim, List.of(), 0, 0);
        }
        try (Meanwhile storing = new Meanwhile("storing for " + access)) {
            while (!uids.isEmpty() && !stopping) {
                FetchedBatch batch = open.fetch(uids);
                List<Incoming> messages = ingestion.read(claim, batch);
                uids = beyond(batch.through(), uids);
                int behind = uids.size();
                storing.next(() -> ingestion.take(claim, messages, batch.through(), behind));
            }
        }
    }

    /** What was taken in is marked or moved, also what a reader that died before it left so. */
    private void putAway(OpenFolder open) {
        if (!access.afterwards().isAsked() || stopping) {
            return;
        }
        Mailbox mailbox = rows.find(access.address(), access.folder()).orElseThrow();
        if (mailbox.putAwayUid() >= mailbox.lastUid()
                || !mailbox.uidValidity().equals(Optional.of(open.uidValidity()))) {
            return;
        }
        List<Long> uids = open.uidsAfter(mailbox.putAwayUid()).stream()
                .takeWhile(uid -> uid <= mailbox.lastUid())
                .toList();
        for (int from = 0; from < uids.size() && !stopping; from += PUT_AWAY_AT_ONCE) {
            List<Long> some = uids.subList(from, Math.min(uids.size(), from + PUT_AWAY_AT_ONCE));
            open.putAway(some);
            note(mailbox, some.getLast());
        }
        if (uids.isEmpty()) {
            // they were, and the one that did it died before it could say so
            note(mailbox, mailbox.lastUid());
        }
    }

    private void note(Mailbox mailbox, long through) {
        if (!rows.putAway(mailbox.id(), owner, through)) {
            throw new LeaseLost(access.address());
        }
    }

    private static List<Long> beyond(long uid, List<Long> uids) {
        int found = Collections.binarySearch(uids, uid);
        return uids.subList(found < 0 ? -found - 1 : found + 1, uids.size());
    }

    private OpenFolder connected() {
        if (folder != null && !folder.isAlive()) {
            disconnect();
        }
        if (folder == null) {
            folder = provider.open(access);
        }
        return folder;
    }

    private void succeed(Mailbox mailbox) {
        if (access.waitsForNews() && folder.canWait()) {
            // due at once: where this one dies, the next to have the lease need not wait for the interval too
            rows.succeeded(mailbox.id(), owner, Duration.ZERO, MailboxRows.LEASE);
            waiting = Optional.of(mailbox);
        } else if (access.interval().compareTo(NEAR) <= 0) {
            rows.succeeded(mailbox.id(), owner, access.interval(), KEPT);
        } else {
            rows.succeeded(mailbox.id(), owner, access.interval(), Duration.ZERO);
            disconnect();
        }
        if (!lastWarning.isEmpty()) {
            LOG.infof("%s is read again", access);
            lastWarning = "";
        }
    }

    private void fail(UUID id, int failures, Reason reason, String what) {
        disconnect();
        Duration wait = Backoff.after(failures, reason);
        if (what.equals(lastWarning)) {
            LOG.debugf("%s still can't be read, the next try is in %s", access, wait);
        } else {
            LOG.warnf("%s can't be read, the next try is in %s: %s", access, wait, what);
            lastWarning = what;
        }
        rows.failed(id, owner, what, wait);
    }

    void disconnect() {
        if (folder != null) {
            folder.close();
            folder = null;
        }
    }

    /** Ends a look after the batch that it is at, and waiting at once. */
    void stop() {
        stopping = true;
        OpenFolder open = folder;
        if (open != null) {
            open.endWaiting();
        }
    }

    @Override
    public void close() {
        disconnect();
        rows.release(owner);
    }
}
