package aicmo.cam.sender.order;

import aicmo.cam.mail.address.Address;
import aicmo.cam.sender.draft.Drafted;
import aicmo.cam.sender.draft.Drafted.Refusal;
import aicmo.cam.sender.draft.Drafting;
import aicmo.cam.sender.draft.Order;
import aicmo.cam.sender.pace.Pace;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Makes orders into mails, past what is known of their recipients. A preview shows what this makes, and the queue takes it. */
@Singleton
public class OrderDrafts {
    private final Drafting drafting;
    private final StandingOrders standing;
    private final LeadHistories histories;
    private final Pace pace;

    OrderDrafts(Drafting drafting, StandingOrders standing, LeadHistories histories, Pace pace) {
        this.drafting = drafting;
        this.standing = standing;
        this.histories = histories;
        this.pace = pace;
    }

    /**
     * What becomes of each, in the order of the map. Nothing is stored.
     *
     * @param orders by the id of the mail that each becomes
     * @throws jakarta.transaction.TransactionalException outside a transaction
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public List<DraftedOrder> of(Map<UUID, Order> orders) {
        return of(orders, null);
    }

    /**
     * What would become of an order. Nothing is stored.
     *
     * @param firstSubject of the mail that it answers to where none went yet; null where that is none
     * @throws jakarta.transaction.TransactionalException outside a transaction
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public DraftedOrder preview(UUID id, Order order, String firstSubject) {
        return of(Map.of(id, order), firstSubject).getFirst();
    }

    private List<DraftedOrder> of(Map<UUID, Order> orders, String firstSubject) {
        Map<UUID, Refusal> refused = new HashMap<>();
        orders.forEach((id, order) -> drafting.refusal(order).ifPresent(refusal -> refused.put(id, refusal)));
        StandingOrders.Stops stops = standing.against(orders.values().stream()
                .filter(order -> Address.isValid(order.recipient()))
                .toList());
        LeadHistories.Histories earlier = histories.of(orders.entrySet().stream()
                .filter(entry -> !refused.containsKey(entry.getKey()))
                .map(Map.Entry::getValue)
                .toList());
        return orders.entrySet().stream()
                .map(entry -> {
                    Order order = stops.kept(entry.getValue());
                    boolean erased = !order.equals(entry.getValue());
                    Refusal refusal = refused.get(entry.getKey());
                    return refusal == null || erased
                            ? drafted(entry.getKey(), order, stops, earlier, firstSubject)
                            : new DraftedOrder(entry.getKey(), order, refusal);
                })
                .toList();
    }

    private DraftedOrder drafted(
            UUID id, Order order, StandingOrders.Stops stops, LeadHistories.Histories earlier, String firstSubject) {
        Optional<Refusal> stopped = stops.refusal(order);
        if (stopped.isPresent()) {
            return new DraftedOrder(id, order, stopped.get());
        }
        Order sent = order.from(pace.identities().choose(order.leadId(), order.from(), earlier.lastIdentity(order)));
        Drafted drafted = drafting.draft(id, sent, earlier.thread(order).orBegunWith(firstSubject));
        return new DraftedOrder(id, sent, drafted);
    }
}
