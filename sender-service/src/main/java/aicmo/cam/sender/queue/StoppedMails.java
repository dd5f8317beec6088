package aicmo.cam.sender.queue;

import aicmo.cam.events.EmailFailed;
import aicmo.cam.events.EmailFailed.Reason;
import aicmo.cam.messaging.EventId;
import aicmo.cam.messaging.outbox.Outbox;
import aicmo.cam.sender.SenderMetrics;
import aicmo.cam.sender.mail.MailRows.Named;
import aicmo.cam.sender.mail.MailStatus;
import aicmo.cam.sender.queue.StoppedMailTable.StoppedCopy;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;

/** Takes mails out of the queue that somebody's stop concerns, and tells of each. Those being handed over are met there. */
@Singleton
public class StoppedMails {
    private final StoppedMailTable mails;
    private final Outbox outbox;
    private final SenderMetrics metrics;
    private final Clock clock;

    StoppedMails(StoppedMailTable mails, Outbox outbox, SenderMetrics metrics, Clock clock) {
        this.mails = mails;
        this.outbox = outbox;
        this.metrics = metrics;
        this.clock = clock;
    }

    /** Those of the addresses and domains that mails wait for: few of a long list. */
    public List<String> waitingFor(List<String> addressesAndDomains) {
        return mails.waitingFor(addressesAndDomains);
    }

    /** The domains with a domain above them that mails wait for: a look through the whole queue. */
    public List<String> waitingSubdomains() {
        return mails.waitingSubdomains();
    }

    /** Within the transaction that puts the address or domain on the list. */
    public void suppress(String addressOrDomain, String why) {
        Instant now = clock.instant();
        String detail = addressOrDomain + " gets no more mail: " + why;
        tell(mails.ofAddress(addressOrDomain, MailStatus.SUPPRESSED, detail, now), Reason.SUPPRESSED, detail, now);
    }

    /**
     * As {@link #suppress}, the mails of which somebody gets a copy whom these addresses, domains and patterns concern: all of such a mail
     * is given up.
     *
     * @param why in words, by address, domain or pattern
     */
    public void suppressCopies(List<String> keys, UnaryOperator<String> why) {
        if (keys.isEmpty()) {
            return;
        }
        Instant now = clock.instant();
        for (StoppedCopy copy : mails.waitingCopies(keys)) {
            String detail = copy.address() + " (cc) gets no more mail: " + why.apply(copy.key());
            tell(mails.ofCopy(copy.mail(), detail, now), Reason.SUPPRESSED, detail, now);
        }
    }

    /** Within the transaction that learns that the lead's sequence stopped. */
    public void cancel(UUID leadId, boolean mainTrackOnly, Instant stoppedAt, String detail) {
        Instant now = clock.instant();
        tell(mails.ofLead(leadId, mainTrackOnly, stoppedAt, detail, now), Reason.CANCELLED, detail, now);
    }

    private void tell(List<Named> dropped, Reason reason, String detail, Instant now) {
        outbox.publish(dropped.stream()
                .map(mail -> new EmailFailed(EventId.next(), now, mail.ref(), mail.recipient(), reason, detail))
                .toList());
        dropped.forEach(mail -> metrics.failed(reason));
    }
}
