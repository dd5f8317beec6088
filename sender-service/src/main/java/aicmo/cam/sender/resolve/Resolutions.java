package aicmo.cam.sender.resolve;

import aicmo.cam.events.EmailFailed;
import aicmo.cam.events.EmailFailed.Reason;
import aicmo.cam.messaging.EventId;
import aicmo.cam.messaging.outbox.Outbox;
import aicmo.cam.sender.SenderMetrics;
import aicmo.cam.sender.fate.Fact;
import aicmo.cam.sender.fate.FactKind;
import aicmo.cam.sender.fate.Fates;
import aicmo.cam.sender.mail.MailRows;
import aicmo.cam.sender.mail.MailStatus;
import aicmo.cam.sender.queue.MailDue;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What a person decides about mails whose outcome nobody knows. */
@ApplicationScoped
public class Resolutions {
    private final ResolutionTable mails;
    private final Fates fates;
    private final Outbox outbox;
    private final Event<MailDue> due;
    private final SenderMetrics metrics;
    private final Clock clock;

    Resolutions(
            ResolutionTable mails, Fates fates, Outbox outbox, Event<MailDue> due, SenderMetrics metrics, Clock clock) {
        this.mails = mails;
        this.fates = fates;
        this.outbox = outbox;
        this.due = due;
        this.metrics = metrics;
        this.clock = clock;
    }

    /** What a person may decide. */
    public enum Decision {
        /** It went. */
        SENT,
        /** It did not go, and is not to go. */
        NOT_SENT,
        /** It is to go, even if it went before; whoever said stop meanwhile is heard. */
        SEND_AGAIN
    }

    /**
     * Decides, where the outcome is unknown.
     *
     * @param by the person
     * @param note why, in words; null where there is no more to say
     * @return how the mail stood before: nothing was done unless it was UNKNOWN; empty where there is no such mail
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public Optional<MailStatus> resolve(UUID id, Decision decision, String by, String note) {
        Optional<MailStatus> before = mails.lock(id);
        if (before.filter(MailStatus.UNKNOWN::equals).isPresent()) {
            decide(id, decision, by, by + " decided: " + words(decision) + (note == null ? "" : " (" + note + ")"));
        }
        return before;
    }

    private void decide(UUID id, Decision decision, String by, String detail) {
        Instant now = clock.instant();
        switch (decision) {
            case SENT -> fates.learn(List.of(Fact.certain(id, FactKind.TAKEN, now, by, detail)));
            case NOT_SENT -> {
                MailRows.Named mail = mails.cancelled(id, by, detail, now);
                outbox.publish(
                        new EmailFailed(EventId.next(), now, mail.ref(), mail.recipient(), Reason.CANCELLED, detail));
                metrics.failed(Reason.CANCELLED);
            }
            case SEND_AGAIN -> {
                mails.queued(id, by, detail, now);
                due.fire(new MailDue());
            }
        }
    }

    private static String words(Decision decision) {
        return switch (decision) {
            case SENT -> "it went";
            case NOT_SENT -> "it did not go";
            case SEND_AGAIN -> "send it again";
        };
    }
}
