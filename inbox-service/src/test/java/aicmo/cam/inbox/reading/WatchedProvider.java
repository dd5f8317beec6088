package aicmo.cam.inbox.reading;

import aicmo.cam.inbox.mailbox.FetchedBatch;
import aicmo.cam.inbox.mailbox.InboxProvider;
import aicmo.cam.inbox.mailbox.MailboxAccess;
import aicmo.cam.inbox.mailbox.OpenFolder;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** Real IMAP, with an eye on who reads when. */
final class WatchedProvider implements InboxProvider {
    private final InboxProvider imap;
    private final AtomicInteger readers = new AtomicInteger();
    private final AtomicInteger most = new AtomicInteger();
    private volatile Runnable beforeFetch = () -> {};

    WatchedProvider(InboxProvider imap) {
        this.imap = imap;
    }

    int mostReadersAtOnce() {
        return most.get();
    }

    void beforeFetch(Runnable what) {
        beforeFetch = what;
    }

    @Override
    public OpenFolder open(MailboxAccess access) {
        OpenFolder folder = imap.open(access);
        return new OpenFolder() {
            @Override
            public long uidValidity() {
                return folder.uidValidity();
            }

            @Override
            public boolean isAlive() {
                return folder.isAlive();
            }

            @Override
            public List<Long> uidsAfter(long uid) {
                return folder.uidsAfter(uid);
            }

            @Override
            public FetchedBatch fetch(List<Long> uids) {
                most.accumulateAndGet(readers.incrementAndGet(), Math::max);
                try {
                    beforeFetch.run();
                    return folder.fetch(uids);
                } finally {
                    readers.decrementAndGet();
                }
            }

            @Override
            public void putAway(List<Long> uids) {
                folder.putAway(uids);
            }

            @Override
            public boolean canWait() {
                return folder.canWait();
            }

            @Override
            public void awaitNews(Duration atMost) {
                folder.awaitNews(atMost);
            }

            @Override
            public void endWaiting() {
                folder.endWaiting();
            }

            @Override
            public void close() {
                folder.close();
            }
        };
    }
}
