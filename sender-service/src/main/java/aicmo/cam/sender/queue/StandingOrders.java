package aicmo.cam.sender.queue;

import aicmo.cam.events.EmailFailed.Reason;
import aicmo.cam.mail.Address;
import aicmo.cam.sender.campaign.LeadTable;
import aicmo.cam.sender.draft.Drafted.Refusal;
import aicmo.cam.sender.draft.Order;
import aicmo.cam.sender.suppression.SuppressionTable;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Who said stop before the order came. Whoever says so later is heard when the mail is handed over. */
@Singleton
class StandingOrders {
    private final SuppressionTable suppressions;
    private final LeadTable leads;

    StandingOrders(SuppressionTable suppressions, LeadTable leads) {
        this.suppressions = suppressions;
        this.leads = leads;
    }

    Optional<Refusal> refusal(Order order) {
        Address recipient = Address.of(order.recipient());
        return suppressions
                .reason(recipient.key(), recipient.asciiDomain())
                .map(reason -> new Refusal(Reason.SUPPRESSED, order.recipient() + " gets no more mail: " + reason))
                .or(() -> stopped(order));
    }

    private Optional<Refusal> stopped(Order order) {
        if (order.leadId() == null) {
            return Optional.empty();
        }
        return leads.stopping(order.leadId(), order.track(), order.requestedAt())
                .map(state -> new Refusal(Reason.CANCELLED, "the lead's sequence had stopped: it is " + state));
    }
}
