package aicmo.cam.inbox.reading;

import aicmo.cam.inbox.content.InboundReader;
import aicmo.cam.inbox.mailbox.FetchedBatch;
import aicmo.cam.inbox.mailbox.Mailbox;
import aicmo.cam.inbox.mailbox.MailboxRows;
import aicmo.cam.inbox.message.Incoming;
import aicmo.cam.inbox.message.Standing;
import aicmo.cam.inbox.thread.Settling;
import aicmo.cam.messaging.Transactions;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * Takes messages in: the messages, their events and how far the mailbox has been read are one transaction, in which the mailbox
 * must still be ours. So a crash at any point loses nothing and doubles nothing.
 */
@Singleton
class Ingestion {
    private static final Logger LOG = Logger.getLogger(Ingestion.class);

    private final Settling settling;
    private final Transactions transactions;
    private final MailboxRows mailboxes;
    private final ReadingMetrics metrics;
    private final InboundReader reader;

    Ingestion(
            Settling settling, Transactions transactions, MailboxRows mailboxes, ReadingMetrics metrics, Clock clock) {
        this.settling = settling;
        this.transactions = transactions;
        this.mailboxes = mailboxes;
        this.metrics = metrics;
        this.reader = new InboundReader(clock);
    }

    /** What the messages say; nothing is stored yet. */
    List<Incoming> read(Claim claim, FetchedBatch batch) {
        Mailbox mailbox = claim.mailbox();
        return batch.messages().stream()
                .map(one -> reader.read(mailbox.address(), mailbox.folder(), claim.uidValidity(), one))
                .toList();
    }

    /**
     * Takes messages in.
     *
     * @param through the mailbox is read up to this UID then
     * @param behind messages that were seen and are beyond it
     * @throws LeaseLost where another replica has the mailbox now; nothing is stored then
     */
    void take(Claim claim, List<Incoming> messages, long through, long behind) {
        try {
            store(claim, messages, through, behind);
        } catch (LeaseLost e) {
            throw e;
        } catch (RuntimeException e) {
            LOG.warnf("%d messages can't be stored together, so one by one: %s", messages.size(), Cause.of(e));
            messages.forEach(one -> alone(claim, one, behind));
            store(claim, List.of(), through, behind);
        }
    }

    /** What can't be stored as it is, is stored as what is certain of it; it never stops the others. */
    private void alone(Claim claim, Incoming one, long behind) {
        long uid = one.message().place().uid();
        try {
            store(claim, List.of(one), uid, behind);
            return;
        } catch (LeaseLost e) {
            throw e;
        } catch (RuntimeException e) {
            LOG.errorf(
                    "the message %s can't be stored as it is: %s", one.message().place(), Cause.of(e));
        }
        metrics.unstorable();
        try {
            store(claim, List.of(one.bare()), uid, behind);
        } catch (LeaseLost e) {
            throw e;
        } catch (RuntimeException e) {
            // where the database itself is away, this throws, and the mailbox stays where it is
            store(claim, List.of(), uid, behind);
            LOG.errorf(
                    "the message %s can't be stored at all: %s", one.message().place(), Cause.of(e));
        }
    }

    private void store(Claim claim, List<Incoming> messages, long through, long behind) {
        List<Standing> fresh = new ArrayList<>();
        transactions.run(() -> {
            fresh.clear();
            if (!messages.isEmpty()) {
                fresh.addAll(settling.take(messages));
            }
            Mailbox mailbox = claim.mailbox();
            if (!mailboxes.advance(
                    mailbox.id(),
                    claim.owner(),
                    claim.uidValidity(),
                    through,
                    behind,
                    fresh.size(),
                    claim.toPutAway())) {
                throw new LeaseLost(mailbox.address());
            }
        });
        metrics.ingested(fresh, messages.size());
    }

    /**
     * A mailbox that is ours for now.
     *
     * @param uidValidity what the UIDs that are read belong to
     * @param toPutAway whether messages are marked or moved once they are taken in
     */
    record Claim(Mailbox mailbox, UUID owner, long uidValidity, boolean toPutAway) {}
}
