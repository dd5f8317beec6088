package aicmo.cam.sender.dispatch;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/** Claims whose holder gave no sign of life. */
@Singleton
class LeaseTable {
    private final Jdbi jdbi;

    LeaseTable(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** A claim nobody keeps any more. */
    record Lost(UUID id, UUID batchId, LocalDate quotaDay, String leasedBy, boolean handedOver) {}

    /** Leases that ran out, and all of that holder; locked until the end of the transaction. */
    List<Lost> lost(Instant now, String holder, int limit) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select id, batch_id, quota_day, leased_by, handed_over_at is not null as handed_over
                        from outbound_email
                        where status = 'SENDING' and (lease_until < :now or leased_by = :holder)
                        order by lease_until limit :limit
                        for update skip locked
                        """)
                .bind("now", now)
                .bind("holder", holder)
                .bind("limit", limit)
                .map((rs, context) -> new Lost(
                        rs.getObject("id", UUID.class),
                        rs.getObject("batch_id", UUID.class),
                        rs.getObject("quota_day", LocalDate.class),
                        rs.getString("leased_by"),
                        rs.getBoolean("handed_over")))
                .list());
    }

    /** Whether a hand-over of this mail is still running somewhere. */
    boolean isInFlight(UUID id) {
        return jdbi.withHandle(
                handle -> handle.createQuery("select not pg_try_advisory_xact_lock(hashtextextended(:key, 0))")
                        .bind("key", HandOver.inFlight(id))
                        .mapTo(Boolean.class)
                        .one());
    }

    /** Forgets that it was handed over: only where handing over again sends nothing twice. */
    void forgetHandOver(UUID id) {
        jdbi.useHandle(handle -> handle.createUpdate("update outbound_email set handed_over_at = null where id = :id")
                .bind("id", id)
                .execute());
    }
}
