package aicmo.cam.sender.order;

import aicmo.cam.events.EmailFailed.Reason;
import aicmo.cam.mail.address.Address;
import aicmo.cam.mail.address.SuppressionKeys;
import aicmo.cam.sender.campaign.LeadTable;
import aicmo.cam.sender.campaign.LeadTable.Standing;
import aicmo.cam.sender.campaign.StopLocks;
import aicmo.cam.sender.draft.Drafted.Refusal;
import aicmo.cam.sender.draft.Order;
import aicmo.cam.sender.erasure.ErasedAddresses;
import aicmo.cam.sender.suppression.SuppressionTable;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Who said stop before the orders came. Whoever says so later is heard when the mail is handed over. */
@Singleton
public class StandingOrders {
    private final SuppressionTable suppressions;
    private final LeadTable leads;
    private final ErasedAddresses erased;
    private final StopLocks locks;

    StandingOrders(SuppressionTable suppressions, LeadTable leads, ErasedAddresses erased, StopLocks locks) {
        this.suppressions = suppressions;
        this.leads = leads;
        this.erased = erased;
        this.locks = locks;
    }

    /** What stands against these orders; their recipients must be addresses, as those who get copies. */
    public Stops against(Collection<Order> orders) {
        Set<String> asked = new HashSet<>();
        Set<String> orderLocks = new HashSet<>();
        Map<String, String> names = new HashMap<>();
        for (Order order : orders) {
            for (String text : order.addresses()) {
                Address address = Address.of(text);
                asked.addAll(SuppressionKeys.concerning(address));
                address.keys().forEach(key -> asked.add(names.computeIfAbsent(key, erased::nameOf)));
                orderLocks.add(StopLocks.ofOrdersFor(address.key()));
            }
        }
        locks.shared(orderLocks);
        Set<UUID> leadIds =
                orders.stream().map(Order::leadId).filter(Objects::nonNull).collect(Collectors.toSet());
        return new Stops(
                asked.isEmpty() ? Map.of() : suppressions.reasons(asked),
                leadIds.isEmpty() ? Map.of() : leads.standings(leadIds),
                names);
    }

    /** The stops that concern some orders. */
    public record Stops(Map<String, String> suppressed, Map<UUID, Standing> standings, Map<String, String> names) {

        /** The order as it may be kept: of somebody who was erased, without a word of who that is. */
        public Order kept(Order order) {
            return nameOfErased(order.recipient())
                    .map(order::erased)
                    .orElseGet(() -> order.cc().stream()
                                    .noneMatch(copy -> nameOfErased(copy).isPresent())
                            ? order
                            : order.cc(order.cc().stream()
                                    .map(copy -> nameOfErased(copy).orElse(copy))
                                    .toList()));
        }

        private Optional<String> nameOfErased(String address) {
            return Address.of(address).keys().stream()
                    .map(names::get)
                    .filter(name -> name != null && suppressed.containsKey(name))
                    .findFirst();
        }

        Optional<Refusal> refusal(Order order) {
            for (String address : order.addresses()) {
                Optional<String> reason = SuppressionKeys.concerning(Address.of(address)).stream()
                        .map(suppressed::get)
                        .filter(Objects::nonNull)
                        .findFirst();
                if (reason.isPresent()) {
                    String who = address.equals(order.recipient()) ? address : address + " (cc)";
                    return Optional.of(new Refusal(Reason.SUPPRESSED, who + " gets no more mail: " + reason.get()));
                }
            }
            Standing standing = order.leadId() == null ? null : standings.get(order.leadId());
            return standing != null && standing.stops(order.track(), order.requestedAt())
                    ? Optional.of(
                            new Refusal(Reason.CANCELLED, "the lead's sequence had stopped: it is " + standing.state()))
                    : Optional.empty();
        }
    }
}
