package aicmo.cam.decision.counting;

import jakarta.enterprise.event.Event;
import jakarta.inject.Singleton;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/**
 * Collects what the events of a transaction say and enters all of it into the books at once, right before the commit: the
 * counters of a campaign are one row, and would be written five hundred times a batch otherwise.
 */
@Singleton
public class Tally {
    private final Books books;
    private final TransactionSynchronizationRegistry transaction;
    private final Event<Touched> touched;

    Tally(Books books, TransactionSynchronizationRegistry transaction, Event<Touched> touched) {
        this.books = books;
        this.transaction = transaction;
        this.touched = touched;
    }

    /** Something else of this campaign changed by which it is judged. */
    public void touch(UUID campaignId) {
        batch().campaigns.add(campaignId);
    }

    void add(MailChange change) {
        if (change.isOfCampaign()) {
            batch().campaigns.add(change.mail().campaignId());
            batch().mails.add(change);
        }
    }

    void add(Lead lead) {
        batch().campaigns.add(lead.campaignId());
        batch().leads.add(lead);
    }

    private Batch batch() {
        if (transaction.getResource(Tally.class) instanceof Batch batch) {
            return batch;
        }
        Batch batch = new Batch();
        transaction.putResource(Tally.class, batch);
        transaction.registerInterposedSynchronization(batch);
        return batch;
    }

    private final class Batch implements Synchronization {
        private final Set<UUID> campaigns = new TreeSet<>();
        private final List<MailChange> mails = new ArrayList<>();
        private final List<Lead> leads = new ArrayList<>();

        @Override
        public void beforeCompletion() {
            books.enter(campaigns, mails, leads);
        }

        @Override
        public void afterCompletion(int status) {
            if (status == Status.STATUS_COMMITTED) {
                touched.fire(new Touched(Set.copyOf(campaigns)));
            }
        }
    }

    /** Fired after the commit: something by which these campaigns are judged has changed. */
    public record Touched(Set<UUID> campaigns) {}
}
