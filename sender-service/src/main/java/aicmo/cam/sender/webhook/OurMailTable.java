package aicmo.cam.sender.webhook;

import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/** Which mails of events are ours. */
@Singleton
class OurMailTable {
    private final Jdbi jdbi;

    OurMailTable(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** Those of the ids that are mails of ours which may have gone. */
    Set<UUID> existing(Collection<UUID> ids) {
        return new HashSet<>(jdbi.withHandle(handle -> handle.createQuery(
                        "select id from outbound_email where id = any(:ids) and rendered is not null")
                .bindArray("ids", UUID.class, ids.toArray())
                .mapTo(UUID.class)
                .list()));
    }

    /** Our ids of mails, by the provider's. */
    Map<String, UUID> byProviderId(Collection<String> providerIds) {
        Map<String, UUID> ids = new HashMap<>();
        if (!providerIds.isEmpty()) {
            jdbi.useHandle(handle -> handle.createQuery(
                            "select id, provider_message_id from outbound_email where provider_message_id = any(:ids)")
                    .bindArray("ids", String.class, providerIds.toArray())
                    .map((rs, context) -> ids.put(rs.getString("provider_message_id"), rs.getObject("id", UUID.class)))
                    .list());
        }
        return ids;
    }
}
