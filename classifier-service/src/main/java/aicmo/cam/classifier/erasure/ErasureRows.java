package aicmo.cam.classifier.erasure;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/** What is erased of a person in {@code classified_reply} and {@code reply_correction}; which class a message was given stays. */
@Singleton
class ErasureRows {
    private final Jdbi jdbi;

    ErasureRows(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** @param address its key, in lower case */
    void erase(String address, List<UUID> leads) {
        jdbi.useHandle(handle -> {
            List<UUID> erased = handle.createQuery("""
                            update classified_reply set from_address = '', recipient = null, message = null, reason = 'erased',
                                correction = null
                            where lead_id = any(:leads) or lower(from_address) = :address or lower(recipient) = :address
                            returning inbound_id
                            """)
                    .bindArray("leads", UUID.class, leads)
                    .bind("address", address)
                    .mapTo(UUID.class)
                    .list();
            handle.createUpdate("update reply_correction set note = null where inbound_id = any(:ids)")
                    .bindArray("ids", UUID.class, erased)
                    .execute();
        });
    }
}
