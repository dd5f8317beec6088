package aicmo.cam.sender.reply;

import aicmo.cam.events.BounceKind;
import aicmo.cam.events.EmailBounced;
import aicmo.cam.events.RecipientUnsubscribed;
import aicmo.cam.events.ReplyClass;
import aicmo.cam.events.ReplyClassified;
import aicmo.cam.messaging.EventId;
import aicmo.cam.messaging.outbox.Outbox;
import aicmo.cam.sender.fate.Fact;
import aicmo.cam.sender.fate.FactKind;
import aicmo.cam.sender.fate.Fates;
import aicmo.cam.sender.mail.CopyTable;
import aicmo.cam.sender.suppression.Suppression;
import aicmo.cam.sender.suppression.Suppressions;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jboss.logging.Logger;

/** What answers mean for whom we may write to, and for the mails that they answer. */
@Singleton
public class Replies {
    private static final Logger LOG = Logger.getLogger(Replies.class);

    private final Fates fates;
    private final Suppressions suppressions;
    private final AnswerHolds holds;
    private final CopyTable copies;
    private final Outbox outbox;
    private final Clock clock;

    Replies(Fates fates, Suppressions suppressions, AnswerHolds holds, CopyTable copies, Outbox outbox, Clock clock) {
        this.fates = fates;
        this.holds = holds;
        this.copies = copies;
        this.suppressions = suppressions;
        this.outbox = outbox;
        this.clock = clock;
    }

    void classified(ReplyClassified reply) {
        Instant now = clock.instant();
        stop(reply);
        // after the stop, since a hand-over too holds its addresses before it writes its rows
        learn(reply, FactKind.TAKEN, "message " + reply.inboundId() + " answers it", Fact.Smtp.NOTHING);
        if (reply.replyClass() == ReplyClass.BOUNCE) {
            bounced(reply, now);
        } else if (reply.complaint()) {
            complained(reply, now);
        }
    }

    /** Whom a message stops and holds. */
    public record Stopped(int suppressed, int held) {}

    /**
     * Stops and holds whom the message concerns, and nothing else, within the current transaction. The same message again changes
     * nothing.
     *
     * @return how many addresses that were not stopped, or not held, before
     */
    public Stopped stop(ReplyClassified reply) {
        String source = "inbound:" + reply.inboundId();
        if (reply.correctedBy() != null) {
            suppressions.takeBack(source);
        }
        Consequences consequences = Consequences.of(reply, copiesOf(reply));
        int suppressed = suppressions.addAll(consequences.addresses().stream()
                .map(address -> new Suppression(
                        EventId.next(),
                        address,
                        consequences.reason(),
                        source,
                        reply.reason(),
                        reply.eventId(),
                        clock.instant()))
                .toList());
        return new Stopped(suppressed, holds.answered(Consequences.addressed(reply, copiesOf(reply))));
    }

    /** Who got copies of the mail that it answers, as suppression compares addresses. */
    private List<String> copiesOf(ReplyClassified reply) {
        return reply.email() == null
                ? List.of()
                : copies.keysOf(List.of(reply.email().emailId()))
                        .getOrDefault(reply.email().emailId(), List.of());
    }

    private void bounced(ReplyClassified reply, Instant now) {
        ReplyClassified.Bounce bounce = reply.bounce();
        String recipient = reply.recipient() != null ? reply.recipient() : bounce == null ? null : bounce.recipient();
        if (recipient == null) {
            LOG.infof("bounce %s names neither a mail nor an address of ours: nothing follows", reply.inboundId());
            return;
        }
        BounceKind kind = bounce == null ? BounceKind.SOFT : bounce.kind();
        FactKind fact = kind == BounceKind.HARD ? FactKind.BOUNCED : FactKind.BOUNCED_FOR_NOW;
        Fact.Smtp smtp = bounce == null ? Fact.Smtp.NOTHING : new Fact.Smtp(bounce.status(), bounce.smtpReply());
        if (learn(reply, fact, reply.reason(), smtp)) {
            return;
        }
        outbox.publish(new EmailBounced(
                EventId.next(),
                now,
                reply.email(),
                recipient,
                kind,
                bounce == null ? null : bounce.status(),
                bounce == null ? null : bounce.smtpReply(),
                reply.reason(),
                EmailBounced.Via.REPLY));
    }

    private void complained(ReplyClassified reply, Instant now) {
        if (reply.recipient() == null) {
            LOG.warnf("complaint %s names no mail of ours: whose it is can't be told", reply.inboundId());
            return;
        }
        if (learn(reply, FactKind.COMPLAINED, reply.reason(), Fact.Smtp.NOTHING)) {
            return;
        }
        outbox.publish(new RecipientUnsubscribed(
                EventId.next(), now, reply.email(), reply.recipient(), RecipientUnsubscribed.Via.COMPLAINT));
    }

    private static Fact.Named named(ReplyClassified reply) {
        String failed = reply.bounce() == null ? null : reply.bounce().recipient();
        return failed == null ? Fact.Named.NOBODY : new Fact.Named(List.of(failed), List.of());
    }

    /** False where it answers no mail of ours. */
    private boolean learn(ReplyClassified reply, FactKind kind, String why, Fact.Smtp smtp) {
        return reply.email() != null
                && !fates.learn(List.of(Fact.ofReply(reply.email().emailId(), kind, reply.receivedAt(), why)
                                .with(smtp)
                                .naming(named(reply))))
                        .isEmpty();
    }
}
