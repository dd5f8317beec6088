package aicmo.cam.classifier.keeping;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/** The messages and persons in {@code classified_reply} and {@code reply_correction}. */
@Singleton
class KeptMessageRows {
    /** RFC 2606: no mail goes there and none comes from there. */
    private static final String NOBODY = "erased@invalid";

    private final Jdbi jdbi;

    KeptMessageRows(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** Forgets messages that were classified before that moment, the oldest first, no more than so many; says how many. */
    int forget(Instant before, int most) {
        return jdbi.withHandle(handle -> handle.createUpdate("""
                        update classified_reply set message = null where inbound_id in (
                            select inbound_id from classified_reply where message is not null and classified_at < :before
                            order by classified_at limit :most for update skip locked)
                        """)
                .bind("before", before)
                .bind("most", most)
                .execute());
    }

    /** Leaves of each message from or about the person what it was taken to mean, and when; says of how many. */
    int erase(String address, Instant now) {
        return jdbi.withHandle(handle -> {
            List<UUID> erased = handle.createQuery("""
                            update classified_reply
                            set from_address = :nobody, recipient = case when recipient is not null then :nobody end, message = null,
                                reason = 'erased', correction = null, erased_at = :now
                            where lower(from_address) = :address or lower(recipient) = :address
                            returning inbound_id
                            """)
                    .bind("address", address)
                    .bind("nobody", NOBODY)
                    .bind("now", now)
                    .mapTo(UUID.class)
                    .list();
            handle.createUpdate("update reply_correction set note = null where inbound_id = any(:ids)")
                    .bindArray("ids", UUID.class, erased)
                    .execute();
            return erased.size();
        });
    }
}
