package aicmo.cam.sender.queue;

import aicmo.cam.events.EmailFailed.Reason;
import aicmo.cam.mail.Address;
import aicmo.cam.sender.campaign.LeadTable;
import aicmo.cam.sender.campaign.LeadTable.Standing;
import aicmo.cam.sender.draft.Drafted.Refusal;
import aicmo.cam.sender.draft.Order;
import aicmo.cam.sender.suppression.SuppressionTable;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Who said stop before the orders came. Whoever says so later is heard when the mail is handed over. */
@Singleton
class StandingOrders {
    private final SuppressionTable suppressions;
    private final LeadTable leads;

    StandingOrders(SuppressionTable suppressions, LeadTable leads) {
        this.suppressions = suppressions;
        this.leads = leads;
    }

    /** What stands against these orders; their recipients must be addresses. */
    Stops against(Collection<Order> orders) {
        Set<String> asked = new HashSet<>();
        for (Order order : orders) {
            Address recipient = Address.of(order.recipient());
            asked.add(recipient.key());
            asked.add(recipient.asciiDomain());
        }
        Set<UUID> leadIds =
                orders.stream().map(Order::leadId).filter(Objects::nonNull).collect(Collectors.toSet());
        return new Stops(
                asked.isEmpty() ? Map.of() : suppressions.reasons(asked),
                leadIds.isEmpty() ? Map.of() : leads.standings(leadIds));
    }

    /** The stops that concern some orders. */
    record Stops(Map<String, String> suppressed, Map<UUID, Standing> standings) {

        Optional<Refusal> refusal(Order order) {
            Address recipient = Address.of(order.recipient());
            String reason = suppressed.getOrDefault(recipient.key(), suppressed.get(recipient.asciiDomain()));
            if (reason != null) {
                return Optional.of(new Refusal(Reason.SUPPRESSED, order.recipient() + " gets no more mail: " + reason));
            }
            Standing standing = order.leadId() == null ? null : standings.get(order.leadId());
            return standing != null && standing.stops(order.track(), order.requestedAt())
                    ? Optional.of(
                            new Refusal(Reason.CANCELLED, "the lead's sequence had stopped: it is " + standing.state()))
                    : Optional.empty();
        }
    }
}
