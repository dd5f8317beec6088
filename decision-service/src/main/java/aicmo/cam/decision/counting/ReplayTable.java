package aicmo.cam.decision.counting;

import aicmo.cam.events.EmailBounced;
import aicmo.cam.events.EmailFailed;
import aicmo.cam.events.EmailQueued;
import aicmo.cam.events.EmailSent;
import aicmo.cam.events.Event;
import aicmo.cam.events.LeadChanged;
import aicmo.cam.events.RecipientUnsubscribed;
import aicmo.cam.events.ReplyClassified;
import aicmo.cam.events.Topic;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/** Counts events anew, into the tables that a connection of its own sees, by the very classes that count them every day. */
public final class ReplayTable {
    /** The topics whose events are counted. */
    public static final Set<Topic> TOPICS = Set.of(
            Topic.EMAIL_QUEUED,
            Topic.EMAIL_SENT,
            Topic.EMAIL_FAILED,
            Topic.EMAIL_BOUNCED,
            Topic.RECIPIENT_UNSUBSCRIBED,
            Topic.REPLY_CLASSIFIED,
            Topic.LEAD_CHANGED);

    private final Jdbi jdbi;
    private final Books books;

    /** Counts there. */
    public ReplayTable(Jdbi jdbi) {
        this.jdbi = jdbi;
        this.books = new Books(new MailRows(jdbi), new LeadRows(jdbi), new CounterRows(jdbi));
    }

    /** Enters events, in one transaction; those that are not counted are left aside. */
    public void enter(List<Event> events) {
        Set<UUID> campaigns = new TreeSet<>();
        List<MailChange> mails = new ArrayList<>();
        List<Lead> leads = new ArrayList<>();
        for (Event event : events) {
            switch (event) {
                case EmailQueued e -> mails.add(MailChange.of(e));
                case EmailSent e -> mails.add(MailChange.of(e));
                case EmailFailed e -> mails.add(MailChange.of(e));
                case EmailBounced e -> mails.add(MailChange.of(e));
                case RecipientUnsubscribed e -> mails.add(MailChange.of(e));
                case ReplyClassified e -> mails.add(MailChange.of(e));
                case LeadChanged e -> leads.add(Lead.of(e));
                default -> throw new IllegalArgumentException("nothing is counted of " + Topic.of(event));
            }
        }
        mails.removeIf(change -> !change.isOfCampaign());
        mails.forEach(change -> campaigns.add(change.mail().campaignId()));
        leads.forEach(lead -> campaigns.add(lead.campaignId()));
        jdbi.useTransaction(handle -> books.enter(campaigns, mails, leads));
    }
}
