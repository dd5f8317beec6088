package aicmo.cam.sender.queue;

import aicmo.cam.events.EmailFailed;
import aicmo.cam.events.EmailFailed.Reason;
import aicmo.cam.events.EmailQueued;
import aicmo.cam.messaging.EventId;
import aicmo.cam.messaging.outbox.Outbox;
import aicmo.cam.sender.SenderMetrics;
import aicmo.cam.sender.draft.Drafted;
import aicmo.cam.sender.draft.Drafted.Draft;
import aicmo.cam.sender.draft.Drafted.Refusal;
import aicmo.cam.sender.draft.Drafting;
import aicmo.cam.sender.draft.Order;
import aicmo.cam.sender.draft.ThreadSoFar;
import aicmo.cam.sender.mail.MailStatus;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Takes orders for mails: each becomes one row, queued or refused, and the event that tells of it, in one transaction. */
@ApplicationScoped
public class EmailSendingService {
    private final Drafting drafting;
    private final QueueTable queue;
    private final StandingOrders standing;
    private final Outbox outbox;
    private final Event<MailDue> due;
    private final SenderMetrics metrics;
    private final Clock clock;

    EmailSendingService(
            Drafting drafting,
            QueueTable queue,
            StandingOrders standing,
            Outbox outbox,
            Event<MailDue> due,
            SenderMetrics metrics,
            Clock clock) {
        this.drafting = drafting;
        this.queue = queue;
        this.standing = standing;
        this.outbox = outbox;
        this.due = due;
        this.metrics = metrics;
        this.clock = clock;
    }

    /**
     * Queues the mail, or refuses it with the reason. The same request again changes nothing and gives the same mail.
     *
     * @throws jakarta.transaction.TransactionalException outside a transaction
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public Answer accept(Order order) {
        Optional<UUID> known = order.requestId() == null ? Optional.empty() : queue.ofRequest(order.requestId());
        if (known.isPresent()) {
            return Answer.again(known.get());
        }
        UUID id = EventId.next();
        return switch (drafted(id, order)) {
            case Draft draft -> queue(id, order, draft);
            case Refusal refusal -> refuse(id, order, refusal);
        };
    }

    private Drafted drafted(UUID id, Order order) {
        Optional<Refusal> refusal = drafting.refusal(order).or(() -> standing.refusal(order));
        if (refusal.isPresent()) {
            return refusal.get();
        }
        ThreadSoFar thread =
                order.leadId() == null ? ThreadSoFar.NONE : queue.thread(order.campaignId(), order.leadId());
        return drafting.draft(id, order, thread);
    }

    private Answer queue(UUID id, Order order, Draft draft) {
        Instant now = clock.instant();
        if (!queue.queue(id, order, draft, now)) {
            return alreadyThere(id, order, draft);
        }
        outbox.publish(new EmailQueued(
                EventId.next(),
                now,
                order.ref(id),
                order.recipient(),
                draft.mail().subject(),
                draft.contentHash(),
                draft.mail().from(),
                List.of(draft.mail().messageId())));
        metrics.queued();
        due.fire(new MailDue());
        return Answer.queued(id);
    }

    private Answer alreadyThere(UUID id, Order order, Draft draft) {
        Optional<UUID> sameRequest = order.requestId() == null ? Optional.empty() : queue.ofRequest(order.requestId());
        if (sameRequest.isPresent()) {
            return Answer.again(sameRequest.get());
        }
        UUID other = queue.standing(order, draft.contentHash())
                .orElseThrow(
                        () -> new IllegalStateException("mail " + id + " was not queued, and no other stands for it"));
        if (order.requestId() == null) {
            return Answer.again(other);
        }
        return refuse(
                id,
                order,
                new Refusal(
                        Reason.DUPLICATE, "mail " + other + " is the same and was asked for under another request"));
    }

    private Answer refuse(UUID id, Order order, Refusal refusal) {
        if (order.requestId() == null && isMistake(refusal.reason())) {
            // Whoever asks by REST is told at once and asks again: there is nothing to keep.
            return new Answer(null, MailStatus.FAILED, false, refusal);
        }
        Instant now = clock.instant();
        MailStatus status = statusOf(refusal.reason());
        queue.refuse(id, order, status, refusal, now);
        outbox.publish(new EmailFailed(
                EventId.next(), now, order.ref(id), order.recipient(), refusal.reason(), refusal.detail()));
        metrics.failed(refusal.reason());
        return new Answer(id, status, false, refusal);
    }

    private static boolean isMistake(Reason reason) {
        return reason == Reason.INVALID_ADDRESS || reason == Reason.TEMPLATE;
    }

    private static MailStatus statusOf(Reason reason) {
        return switch (reason) {
            case SUPPRESSED -> MailStatus.SUPPRESSED;
            case CANCELLED -> MailStatus.CANCELLED;
            case INVALID_ADDRESS, NOT_ALLOWED, INCOMPLETE_SETTINGS, TEMPLATE, DUPLICATE, REJECTED, RETRIES_EXHAUSTED ->
                MailStatus.FAILED;
        };
    }

    /**
     * What became of an order.
     *
     * @param emailId null where the order by REST is itself a mistake, and nothing was stored
     * @param status how it stands now; null where it was asked for before
     * @param duplicate whether it was asked for before
     * @param refusal why it was refused; null where it was not
     */
    public record Answer(UUID emailId, MailStatus status, boolean duplicate, Refusal refusal) {
        static Answer queued(UUID id) {
            return new Answer(id, MailStatus.QUEUED, false, null);
        }

        static Answer again(UUID id) {
            return new Answer(id, null, true, null);
        }
    }
}
