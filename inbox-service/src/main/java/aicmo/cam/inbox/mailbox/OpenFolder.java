package aicmo.cam.inbox.mailbox;

import java.time.Duration;
import java.util.List;

/** A folder that is open; looking at it marks nothing. */
public interface OpenFolder extends AutoCloseable {
    /** What the UIDs of this folder belong to (RFC 9051, section 2.3.1.1); where it changes, they mean other messages. */
    long uidValidity();

    /** Whether the connection, which may have been kept for a while, is still there. */
    boolean isAlive();

    /**
     * The UIDs beyond one, ascending, as the server has them now.
     *
     * @throws InboxUnreachable where the connection is lost or the server refuses
     */
    List<Long> uidsAfter(long uid);

    /**
     * The first of these messages, as many as may be held at once and at least one.
     *
     * @param uids ascending, not empty
     * @throws InboxUnreachable where the connection is lost
     */
    FetchedBatch fetch(List<Long> uids);

    /**
     * Marks or moves messages, as the mailbox asks; those that are gone already do no harm.
     *
     * @param uids ascending, not empty, all that the folder has from the first to the last
     * @throws InboxUnreachable where the connection is lost or the server refuses
     */
    void putAway(List<Long> uids);

    /** Whether the server can tell of news by itself (IDLE, RFC 2177). */
    boolean canWait();

    /**
     * Waits until the server tells of something, somebody calls {@link #endWaiting}, or the time is over.
     *
     * @throws InboxUnreachable where the connection is lost
     */
    void awaitNews(Duration atMost);

    /** Ends waiting from another thread; does nothing where nobody waits. */
    void endWaiting();

    /** Ends the connection; never fails. */
    @Override
    void close();
}
