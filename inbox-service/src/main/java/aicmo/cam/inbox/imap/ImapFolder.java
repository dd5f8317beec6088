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
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.eclipse.angus.mail.iap.CommandFailedException;
import org.eclipse.angus.mail.iap.ConnectionException;
import org.eclipse.angus.mail.iap.ProtocolException;
import org.eclipse.angus.mail.iap.Response;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.eclipse.angus.mail.imap.protocol.BODY;
import org.eclipse.angus.mail.imap.protocol.BODYSTRUCTURE;
import org.eclipse.angus.mail.imap.protocol.FetchResponse;
import org.eclipse.angus.mail.imap.protocol.IMAPProtocol;
import org.eclipse.angus.mail.imap.protocol.IMAPResponse;
import org.jboss.logging.Logger;

/**
 * An open IMAP folder, read in batches that fit into memory: the sizes first, then the bodies by {@code BODY.PEEK[]}, which
 * marks nothing as seen.
 */
final class ImapFolder implements OpenFolder {
    private static final Logger LOG = Logger.getLogger(ImapFolder.class);
    private static final int BATCH_MESSAGES = 50;

    private final MailboxAccess access;
    private final Store store;
    private final IMAPFolder folder;
    private final long uidValidity;
    private final IMAPProtocol connection;
    private final Waiting waiting;

    ImapFolder(MailboxAccess access, Store store, IMAPFolder folder) throws MessagingException {
        this.access = access;
        this.store = store;
        this.folder = folder;
        this.uidValidity = folder.getUIDValidity();
        this.waiting = new Waiting(access.server(), folder);
        this.connection = (IMAPProtocol) folder.doCommand(protocol -> protocol);
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
        List<Response> found = ask("look for new messages", protocol -> {
            // a server tells of new messages when it is spoken to, and SEARCH alone need not do
            protocol.noop();
            return command(protocol, "UID SEARCH UID " + (uid + 1) + ":*");
        });
        List<Long> uids = new ArrayList<>();
        for (Response response : found) {
            if (response instanceof IMAPResponse answer && answer.keyEquals("SEARCH")) {
                for (long one = answer.readLong(); one != -1; one = answer.readLong()) {
                    uids.add(one);
                }
            }
        }
        // "n:*" always holds the last message, even where its UID is below n
        return uids.stream().filter(one -> one > uid).sorted().distinct().toList();
    }

    @Override
    public FetchedBatch fetch(List<Long> uids) {
        List<Long> asked = uids.subList(0, Math.min(BATCH_MESSAGES, uids.size()));
        List<Envelope> there = Envelope.all(fetch(asked, "RFC822.SIZE INTERNALDATE"));
        List<Envelope> batch = Envelope.asManyAsFit(there);
        boolean all = batch.size() == there.size();
        return new FetchedBatch(
                bodies(batch), all ? asked.getLast() : batch.getLast().uid());
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
            return Envelope.joined(batch, fetch(uids, "BODY.PEEK[]"));
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
            return Envelope.joined(List.of(envelope), fetch(List.of(envelope.uid()), what));
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
        BODYSTRUCTURE structure = fetch(uid, "BODYSTRUCTURE").stream()
                .map(response -> response.getItem(BODYSTRUCTURE.class))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
        return BigMessage.read(structure, (section, most) -> section(uid, section, most))
                .map(envelope::byParts);
    }

    private byte[] section(List<Long> uid, String section, int most) {
        return fetch(uid, "BODY.PEEK[" + section + "]<0." + most + ">").stream()
                .map(response -> response.getItem(BODY.class))
                .filter(body -> body != null && body.getByteArray() != null)
                .map(body -> body.getByteArray().getNewBytes())
                .findFirst()
                .orElseGet(() -> new byte[0]);
    }

    @Override
    public boolean canWait() {
        return connection.hasCapability("IDLE");
    }

    @Override
    public void awaitNews(Duration atMost) {
        waiting.await(atMost);
    }

    @Override
    public void endWaiting() {
        waiting.end();
    }

    private List<FetchResponse> fetch(List<Long> uids, String what) {
        String set = uids.stream().map(String::valueOf).collect(Collectors.joining(","));
        return ask("fetch messages", protocol -> command(protocol, "UID FETCH " + set + " (UID " + what + ")")).stream()
                .filter(FetchResponse.class::isInstance)
                .map(FetchResponse.class::cast)
                .toList();
    }

    private static List<Response> command(IMAPProtocol protocol, String command) throws ProtocolException {
        Response[] responses = protocol.command(command, null);
        Response last = responses[responses.length - 1];
        protocol.notifyResponseHandlers(responses);
        protocol.handleResult(last);
        return List.of(responses);
    }

    private List<Response> ask(String purpose, Question question) {
        try {
            Object answer = folder.doCommand(protocol -> {
                // the library would go on with a new connection, on which this folder is not open
                if (protocol != connection) {
                    throw new ConnectionException("the server closed the connection");
                }
                return question.ask(protocol);
            });
            return ((List<?>) answer).stream().map(Response.class::cast).toList();
        } catch (MessagingException e) {
            if (e.getCause() instanceof CommandFailedException) {
                throw new InboxUnreachable(
                        Reason.REFUSED, access.server() + " refuses to " + purpose + ": " + e.getMessage(), e);
            }
            throw new InboxUnreachable(
                    Reason.CONNECTION,
                    "the connection to " + access.server() + " was lost while it should " + purpose + ": "
                            + e.getMessage(),
                    e);
        }
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

    @FunctionalInterface
    private interface Question {
        List<Response> ask(IMAPProtocol protocol) throws ProtocolException;
    }
}
