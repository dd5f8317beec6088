package aicmo.cam.sender.order;

import aicmo.cam.sender.draft.Order;
import aicmo.cam.sender.draft.ThreadSoFar;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;

/** What leads got already, or may have got: their threads, and who wrote to them. */
@Singleton
class LeadHistories {
    private final Jdbi jdbi;

    LeadHistories(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** One earlier mail. */
    private record Earlier(UUID leadId, UUID campaignId, String identity, String subject, List<String> messageIds) {}

    /** Of the leads of these orders. */
    Histories of(Collection<Order> orders) {
        Set<UUID> leads =
                orders.stream().map(Order::leadId).filter(Objects::nonNull).collect(Collectors.toSet());
        if (leads.isEmpty()) {
            return new Histories(Map.of());
        }
        return new Histories(jdbi.withHandle(handle ->
                handle.createQuery("""
                        select lead_id, campaign_id, identity, subject, message_id, message_ids from outbound_email
                        where lead_id = any(:leads)
                          and status in ('SENT', 'DELIVERED', 'BOUNCED', 'COMPLAINED', 'UNKNOWN')
                        order by queued_at, id
                        """).bindArray("leads", UUID.class, leads).map((rs, context) -> read(rs)).stream()
                        .collect(Collectors.groupingBy(Earlier::leadId))));
    }

    private static Earlier read(ResultSet rs) throws SQLException {
        String[] known = (String[]) rs.getArray("message_ids").getArray();
        return new Earlier(
                rs.getObject("lead_id", UUID.class),
                rs.getObject("campaign_id", UUID.class),
                rs.getString("identity"),
                rs.getString("subject"),
                known.length == 0 ? List.of(rs.getString("message_id")) : Arrays.asList(known));
    }

    /** Earlier mails by lead, oldest first. */
    static final class Histories {
        private final Map<UUID, List<Earlier>> byLead;

        private Histories(Map<UUID, List<Earlier>> byLead) {
            this.byLead = byLead;
        }

        /** The thread that a mail of that campaign goes on with. */
        ThreadSoFar thread(Order order) {
            List<Earlier> mails = earlier(order).stream()
                    .filter(mail -> mail.campaignId().equals(order.campaignId()))
                    .toList();
            if (mails.isEmpty()) {
                return ThreadSoFar.NONE;
            }
            List<String> ids = new ArrayList<>();
            mails.forEach(mail -> ids.addAll(mail.messageIds()));
            return new ThreadSoFar(mails.getFirst().subject(), ids);
        }

        /** The address that wrote to the lead last, in whatever campaign. */
        Optional<String> lastIdentity(Order order) {
            List<Earlier> mails = earlier(order);
            return mails.isEmpty()
                    ? Optional.empty()
                    : Optional.ofNullable(mails.getLast().identity());
        }

        private List<Earlier> earlier(Order order) {
            return order.leadId() == null ? List.of() : byLead.getOrDefault(order.leadId(), List.of());
        }
    }
}
