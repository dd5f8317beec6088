package aicmo.cam.inbox.imap;

import aicmo.cam.inbox.mailbox.Fetched;
import aicmo.cam.inbox.mailbox.FetchedBatch;
import aicmo.cam.inbox.mailbox.InboxUnreachable;
import aicmo.cam.inbox.mailbox.InboxUnreachable.Reason;
import aicmo.cam.inbox.mailbox.MailboxAccess;
import aicmo.cam.inbox.mailbox.OpenFolder;
import jakarta.mail.MessagingException;
import jakarta.mail.Store;
import java.time.Duration;
import java.util.List;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.eclipse.angus.mail.imap.protocol.BODY;
import org.eclipse.angus.mail.imap.protocol.BODYSTRUCTURE;
import org.jboss.logging.Logger;

/**
 * An open IMAP folder, read in batches that fit into memory: the sizes first, then the bodies by {@code BODY.PEEK[]}, which
 * marks nothing as seen.
 */
final class ImapFolder implements OpenFolder {
    private static final Logger LOG = Logger.getLogger(ImapFolder.class);
    private static final int BATCH_MESSAGES = 200;
    private static final int SIZES_AT_ONCE = 1000;

    private final MailboxAccess access;
    private final Store store;
    private final IMAPFolder folder;
    private final long uidValidity;
    private final Conversation conversation;
    private final Waiting waiting;
    private final PuttingAway putAway;
    private NavigableMap<Long, Envelope> sized = new TreeMap<>();
    private long sizedFrom;
    private long sizedThrough = -1;

    ImapFolder(MailboxAccess access, Store store, IMAPFolder folder) throws MessagingException {
        this.access = access;
        this.store = store;
        this.folder = folder;
        this.uidValidity = folder.getUIDValidity();
        this.conversation = new Conversation(access, folder);
        this.putAway = new PuttingAway(access.afterwards(), conversation);
        this.waiting = new Waiting(access.server(), folder);
    }

    @Override
    public long uidValidity() {
        return uidValidity;
    }

    @Override
    public boolean isAlive() {
        // it asks the server
        return folder.isOpen();
    }

    @Override
    public List<Long> uidsAfter(long uid) {
        // "n:*" always holds the last message, even where its UID is below n
        return conversation.search("UID " + (uid + 1) + ":*").stream()
                .filter(one -> one > uid)
                .sorted()
                .distinct()
                .toList();
    }

    @Override
    public FetchedBatch fetch(List<Long> uids) {
        size(uids);
        List<Long> asked = uids.stream()
                .limit(BATCH_MESSAGES)
                .takeWhile(uid -> uid <= sizedThrough)
                .toList();
        List<Envelope> there =
                asked.stream().map(sized::get).filter(Objects::nonNull).toList();
        List<Envelope> batch = Envelope.asManyAsFit(there);
        boolean all = batch.size() == there.size();
        return new FetchedBatch(
                bodies(batch), all ? asked.getLast() : batch.getLast().uid());
    }

    /** The sizes of many messages are asked for at once: a question for each batch would be one of two. */
    private void size(List<Long> uids) {
        long first = uids.getFirst();
        if (first >= sizedFrom && first <= sizedThrough) {
            return;
        }
        List<Long> asked = uids.subList(0, Math.min(SIZES_AT_ONCE, uids.size()));
        sized = Envelope.all(conversation.fetch(asked, "RFC822.SIZE INTERNALDATE"));
        sizedFrom = first;
        sizedThrough = asked.getLast();
    }

    private List<Fetched> bodies(List<Envelope> batch) {
        if (batch.size() == 1 && batch.getFirst().isBig()) {
            return alone(batch.getFirst());
        }
        List<Long> uids = batch.stream().map(Envelope::uid).toList();
        if (uids.isEmpty()) {
            return List.of();
        }
        try {
            return Envelope.joined(batch, conversation.fetch(uids, "BODY.PEEK[]"));
        } catch (InboxUnreachable e) {
            if (e.reason() != Reason.REFUSED) {
                throw e;
            }
            LOG.warnf("%d messages of %s don't come together, so one by one: %s", uids.size(), access, e.getMessage());
            return batch.stream().flatMap(one -> alone(one).stream()).toList();
        }
    }

    /** One message, by its parts or its first bytes where it is big; without content where the server refuses it; none where it has gone. */
    private List<Fetched> alone(Envelope envelope) {
        String what = envelope.isBig() ? "BODY.PEEK[]<0." + Envelope.BIGGEST + ">" : "BODY.PEEK[]";
        try {
            Optional<Fetched> parts = envelope.isBig() ? byParts(envelope) : Optional.empty();
            if (parts.isPresent()) {
                return List.of(parts.get());
            }
            return Envelope.joined(List.of(envelope), conversation.fetch(List.of(envelope.uid()), what));
        } catch (InboxUnreachable e) {
            if (e.reason() != Reason.REFUSED) {
                throw e;
            }
            LOG.errorf(
                    "the message with UID %d (UIDVALIDITY %d) of %s is kept without content: %s",
                    envelope.uid(), uidValidity, access, e.getMessage());
            return List.of(envelope.withoutContent());
        }
    }

    private Optional<Fetched> byParts(Envelope envelope) {
        List<Long> uid = List.of(envelope.uid());
        BODYSTRUCTURE structure = conversation.fetch(uid, "BODYSTRUCTURE").stream()
                .map(response -> response.getItem(BODYSTRUCTURE.class))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
        return BigMessage.read(structure, (section, most) -> section(uid, section, most))
                .map(envelope::byParts);
    }

    private byte[] section(List<Long> uid, String section, int most) {
        return conversation.fetch(uid, "BODY.PEEK[" + section + "]<0." + most + ">").stream()
                .map(response -> response.getItem(BODY.class))
                .filter(body -> body != null && body.getByteArray() != null)
                .map(body -> body.getByteArray().getNewBytes())
                .findFirst()
                .orElseGet(() -> new byte[0]);
    }

    @Override
    public void putAway(List<Long> uids) {
        putAway.of(uids);
    }

    boolean canMove() {
        return conversation.can("MOVE");
    }

    @Override
    public boolean canWait() {
        return conversation.can("IDLE");
    }

    @Override
    public void awaitNews(Duration atMost) {
        waiting.await(atMost);
    }

    @Override
    public void endWaiting() {
        waiting.end();
    }

    @Override
    public void close() {
        closeQuietly(store);
    }

    /** A connection that is already gone can't be closed, and need not be. */
    static void closeQuietly(Store store) {
        try {
            if (store != null) {
                store.close();
            }
        } catch (MessagingException e) {
            LOG.debugf(e, "a connection was gone before it was closed");
        }
    }
}
