package aicmo.cam.sender.queue;

import aicmo.cam.events.EmailFailed.Reason;
import aicmo.cam.messaging.EventId;
import aicmo.cam.sender.draft.Drafted.Draft;
import aicmo.cam.sender.draft.Drafted.Refusal;
import aicmo.cam.sender.draft.Order;
import aicmo.cam.sender.mail.MailStatus;
import aicmo.cam.sender.order.DraftedOrder;
import aicmo.cam.sender.order.OrderDrafts;
import aicmo.cam.sender.pace.Pace;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

/** Takes orders for mails: each becomes one row, queued or refused, and the event that tells of it, in one transaction. */
@ApplicationScoped
public class EmailSendingService {
    /** By how much another service's clock may be ahead of ours. */
    private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(5);

    private final OrderDrafts drafts;
    private final QueueTable queue;
    private final NewMails writing;
    private final Pace pace;
    private final RepeatSettings repeats;
    private final Clock clock;

    EmailSendingService(
            OrderDrafts drafts, QueueTable queue, NewMails writing, Pace pace, RepeatSettings repeats, Clock clock) {
        this.drafts = drafts;
        this.queue = queue;
        this.writing = writing;
        this.pace = pace;
        this.repeats = repeats;
        this.clock = clock;
    }

    /**
     * Queues the mail, or refuses it with the reason. The same request again changes nothing and gives the same mail.
     *
     * @throws jakarta.transaction.TransactionalException outside a transaction
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public Answer accept(Order order) {
        return accept(List.of(order)).getFirst();
    }

    /**
     * As {@link #accept(Order)}, for many at the price of a few.
     *
     * @return what became of each, in their order
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public List<Answer> accept(List<Order> orders) {
        Instant now = clock.instant();
        Map<UUID, UUID> known = queue.ofRequests(
                orders.stream().map(Order::requestId).filter(Objects::nonNull).toList());
        Answer[] answers = new Answer[orders.size()];
        List<Wish> fresh = new ArrayList<>();
        for (int i = 0; i < answers.length; i++) {
            UUID earlier = known.get(orders.get(i).requestId());
            if (earlier == null) {
                fresh.add(new Wish(i, EventId.next(), notFromTheFuture(orders.get(i), now)));
            } else {
                answers[i] = Answer.again(earlier);
            }
        }
        if (!fresh.isEmpty()) {
            fulfil(fresh, answers, now);
        }
        return List.of(answers);
    }

    /** An order, its place among the answers, and the id of the mail that it becomes. */
    private record Wish(int index, UUID id, Order order) {}

    private void fulfil(List<Wish> wishes, Answer[] answers, Instant now) {
        Map<UUID, Integer> places = new HashMap<>();
        Map<UUID, Order> orders = new LinkedHashMap<>();
        for (Wish wish : wishes) {
            places.put(wish.id(), wish.index());
            orders.put(wish.id(), wish.order());
        }
        List<NewMail> mails = new ArrayList<>();
        for (DraftedOrder drafted : drafts.of(orders)) {
            Order order = drafted.order();
            switch (drafted.drafted()) {
                case Draft draft -> mails.add(queued(drafted.id(), order, draft, now));
                case Refusal refusal -> {
                    if (order.requestId() == null && isMistake(refusal.reason())) {
                        // Who asks by REST gets the reason at once and asks again: there is nothing to keep.
                        answers[places.get(drafted.id())] = new Answer(null, MailStatus.FAILED, false, refusal);
                    } else {
                        mails.add(NewMail.refused(drafted.id(), order, refusal.status(), refusal, now));
                    }
                }
            }
        }
        Set<UUID> written = writing.write(mails, now);
        mails.forEach(mail -> answers[places.get(mail.id())] =
                written.contains(mail.id()) ? Answer.of(mail) : alreadyThere(mail, now));
    }

    /** A request that came meanwhile, or another request for the same step or content. */
    private Answer alreadyThere(NewMail mail, Instant now) {
        Order order = mail.order();
        if (order.requestId() != null) {
            UUID same = queue.ofRequests(List.of(order.requestId())).get(order.requestId());
            if (same != null) {
                return Answer.again(same);
            }
        }
        StandingMail other = queue.standing(order, mail.draft().contentHash())
                .orElseThrow(() ->
                        new IllegalStateException("mail " + mail.id() + " was not queued, and no other stands for it"));
        if (order.requestId() == null) {
            return mayGoAgain(mail, now)
                    ? Answer.of(mail)
                    : Answer.again(queue.standing(order, mail.draft().contentHash())
                            .orElse(other)
                            .id());
        }
        Refusal refusal = other.refusal();
        NewMail refused = NewMail.refused(mail.id(), order, refusal.status(), refusal, now);
        writing.write(List.of(refused), now);
        return Answer.of(refused);
    }

    /** The same content by REST: once a mail of it went long enough ago, another one is queued. */
    private boolean mayGoAgain(NewMail mail, Instant now) {
        return queue.makeWay(mail.draft().contentHash(), now.minus(repeats.repeatAfter()))
                && writing.write(List.of(mail), now).contains(mail.id());
    }

    private NewMail queued(UUID id, Order order, Draft draft, Instant now) {
        Instant earliest = order.notBefore() == null || order.notBefore().isBefore(now) ? now : order.notBefore();
        Instant due = order.campaignId() == null ? earliest : pace.opens(earliest, order.timeZone());
        return NewMail.queued(id, order, draft, now, due, due.equals(earliest) ? null : Pace.WINDOW);
    }

    /** A stop counts against mails that were asked for before it: a time that is yet to come would make a mail deaf to every stop. */
    private static Order notFromTheFuture(Order order, Instant now) {
        return order.requestedAt().isAfter(now.plus(CLOCKS_DIFFER)) ? order.requestedAt(now) : order;
    }

    private static boolean isMistake(Reason reason) {
        return reason == Reason.INVALID_ADDRESS || reason == Reason.TEMPLATE;
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
        static Answer of(NewMail mail) {
            return new Answer(mail.id(), mail.status(), false, mail.refusal());
        }

        static Answer again(UUID id) {
            return new Answer(id, null, true, null);
        }
    }
}
