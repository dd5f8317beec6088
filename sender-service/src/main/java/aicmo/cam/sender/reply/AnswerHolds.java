package aicmo.cam.sender.reply;

import aicmo.cam.events.LeadChanged;
import aicmo.cam.events.LeadState;
import aicmo.cam.events.ReplyClassified;
import aicmo.cam.messaging.days.DayLength;
import aicmo.cam.sender.campaign.StopLocks;
import aicmo.cam.sender.hold.HeldMailTable;
import aicmo.cam.sender.queue.MailDue;
import aicmo.cam.sender.reply.AnswerHoldTable.Decision;
import aicmo.cam.sender.suppression.Suppressions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;

/** An answer of a person holds that person in every campaign; once that is committed, no hand-over begins that it concerns. */
@ApplicationScoped
public class AnswerHolds {
    private static final Logger LOG = Logger.getLogger(AnswerHolds.class);

    private final AnswerHoldTable table;
    private final StopLocks locks;
    private final Suppressions suppressions;
    private final HeldMailTable mails;
    private final Event<MailDue> due;
    private final Duration rest;
    private final Clock clock;

    AnswerHolds(
            AnswerHoldTable table,
            StopLocks locks,
            Suppressions suppressions,
            HeldMailTable mails,
            Event<MailDue> due,
            AnswerHoldSettings settings,
            DayLength day,
            Clock clock) {
        this.table = table;
        this.locks = locks;
        this.suppressions = suppressions;
        this.mails = mails;
        this.due = due;
        this.rest = RestPeriod.of(settings.answerHold(), day);
        this.clock = clock;
    }

    /**
     * Holds the people of an answer, or ends that hold where a person says what the answer means. Waits for hand-overs to them that are
     * running, and puts aside their mails that wait.
     *
     * @return how many addresses it holds that it did not hold before
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public int answered(ReplyClassified reply) {
        Instant now = clock.instant();
        if (reply.correctedBy() != null) {
            release(
                    reply.inboundId(),
                    new Decision(reply.correctedBy(), "the answer is " + reply.replyClass() + ", a person says", now));
            return 0;
        }
        return AnswerHold.of(reply, rest, now).map(this::hold).orElse(0);
    }

    private int hold(AnswerHold hold) {
        locks.exclusively(hold.addresses().stream().map(StopLocks::ofAddress).toList());
        List<String> known = suppressions.notErased(hold.addresses());
        if (known.isEmpty()) {
            return 0;
        }
        List<String> added = table.put(hold.of(known));
        if (!added.isEmpty()) {
            mails.holdForAnswer(hold.message(), added);
        }
        return added.size();
    }

    /** A person decided about a lead: where its sequence goes on, its answers hold nobody any more. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void decided(LeadChanged change) {
        if (change.decidedBy() == null || !goesOn(change.to())) {
            return;
        }
        Decision decision = new Decision(change.decidedBy(), change.why(), change.occurredAt());
        table.releaseOfLead(change.leadId(), decision).forEach(message -> released(message, decision));
    }

    private static boolean goesOn(LeadState state) {
        return switch (state) {
            case NEW, CONTACTED, QUALIFIED -> true;
            case REPLIED, SUPPRESSED, UNSUBSCRIBED, EXHAUSTED -> false;
        };
    }

    /** A person decides; empty where no answer of that id is known, or it holds nobody any more. */
    @Transactional(Transactional.TxType.MANDATORY)
    Optional<AnswerHold> release(UUID message, String by, String reason) {
        return release(message, new Decision(by, reason, clock.instant())) ? table.find(message) : Optional.empty();
    }

    private boolean release(UUID message, Decision decision) {
        boolean released = table.release(message, decision);
        if (released) {
            released(message, decision);
        }
        return released;
    }

    private void released(UUID message, Decision decision) {
        int waiting = mails.takeUpAfterAnswer(message, decision.by(), decision.reason(), clock.instant());
        LOG.infof("answer %s holds nobody any more; mails that waited for it: %d", message, waiting);
        due.fire(new MailDue());
    }
}
