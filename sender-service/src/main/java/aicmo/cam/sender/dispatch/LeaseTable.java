package aicmo.cam.sender.dispatch;

import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/** Claims whose holder gave no sign of life, or wants them to be taken up again. */
@Singleton
class LeaseTable {
    private final Jdbi jdbi;

    LeaseTable(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** A claim nobody keeps any more; {@code id} is one of its mails. */
    record Lost(UUID id, UUID batchId, LocalDate quotaDay, String leasedBy) {}

    /** Mails that were claimed and never handed over, whose lease ran out, and all of that holder; locked until the end of the transaction. */
    List<Lost> neverHandedOver(Instant now, String holder, int limit) {
        return lost("handed_over_at is null and (lease_until < :now or leased_by = :holder)", now, holder, limit);
    }

    /** As {@link #neverHandedOver}, those that were being handed over. */
    List<Lost> handedOver(Instant now, String holder, int limit) {
        return lost("handed_over_at is not null and (lease_until < :now or leased_by = :holder)", now, holder, limit);
    }

    private List<Lost> lost(String condition, Instant now, String holder, int limit) {
        return jdbi.withHandle(
                handle -> handle.createQuery("select id, batch_id, quota_day, leased_by from outbound_email"
                                + " where status = 'SENDING' and " + condition
                                + " order by lease_until limit :limit for update skip locked")
                        .bind("now", now)
                        .bind("holder", holder)
                        .bind("limit", limit)
                        .map((rs, context) -> read(rs))
                        .list());
    }

    /** One mail of each batch that was being handed over and whose lease ran out. */
    List<Lost> cutOff(Instant now, int limit) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select distinct on (batch_id) id, batch_id, quota_day, leased_by from outbound_email
                        where status = 'SENDING' and lease_until < :now and handed_over_at is not null
                        limit :limit
                        """)
                .bind("now", now)
                .bind("limit", limit)
                .map((rs, context) -> read(rs))
                .list());
    }

    /** Whether a hand-over of this batch is still running somewhere. */
    boolean isInFlight(UUID batchId) {
        return jdbi.withHandle(
                handle -> handle.createQuery("select not pg_try_advisory_xact_lock(hashtextextended(:key, 0))")
                        .bind("key", HandOver.inFlight(batchId))
                        .mapTo(Boolean.class)
                        .one());
    }

    /** Takes a batch that was cut off over; false where somebody else did. */
    boolean extend(UUID batchId, String instance, Instant now, Instant until) {
        return jdbi.withHandle(handle -> handle.createUpdate("""
                        update outbound_email set leased_by = :instance, lease_until = :until
                        where batch_id = :batch and status = 'SENDING' and handed_over_at is not null and lease_until < :now
                        """)
                        .bind("batch", batchId)
                        .bind("instance", instance)
                        .bind("now", now)
                        .bind("until", until)
                        .execute())
                > 0;
    }

    /** The handed over batches of a process of this name that is no more may be taken up at once. */
    void end(String holder, Instant now) {
        jdbi.useHandle(handle ->
                handle.createUpdate("""
                        update outbound_email set lease_until = :now
                        where status = 'SENDING' and leased_by = :holder and handed_over_at is not null and lease_until > :now
                        """).bind("holder", holder).bind("now", now).execute());
    }

    private static Lost read(ResultSet rs) throws SQLException {
        return new Lost(
                rs.getObject("id", UUID.class),
                rs.getObject("batch_id", UUID.class),
                rs.getObject("quota_day", LocalDate.class),
                rs.getString("leased_by"));
    }
}
