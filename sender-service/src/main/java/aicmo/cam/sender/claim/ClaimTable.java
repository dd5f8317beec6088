package aicmo.cam.sender.claim;

import aicmo.cam.sender.mail.MailRows;
import aicmo.cam.sender.mail.MailStatus;
import aicmo.cam.sender.mail.RenderedMail;
import aicmo.cam.sender.mail.TimelineEntry;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/** Takes due mails out of the queue for a while, and puts them back. */
@Singleton
public class ClaimTable {
    private final Jdbi jdbi;

    ClaimTable(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** The oldest due mails, locked until the end of the transaction; those of paused campaigns and those another replica holds stay out. */
    public List<Claimed> due(Instant now, int limit) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select e.* from outbound_email e
                        where e.status = 'QUEUED' and e.next_attempt_at <= :now
                          and not exists (select 1 from campaign c where c.campaign_id = e.campaign_id and c.paused)
                        order by e.queued_at, e.id limit :limit
                        for update of e skip locked
                        """)
                .bind("now", now)
                .bind("limit", limit)
                .map((rs, context) -> read(rs))
                .list());
    }

    public void lease(Collection<UUID> ids, UUID batchId, String instance, Instant until, LocalDate quotaDay) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        update outbound_email
                        set status = 'SENDING', batch_id = :batch, leased_by = :instance, lease_until = :until,
                            quota_day = :day, handed_over_at = null
                        where id = any(:ids)
                        """)
                .bindArray("ids", UUID.class, ids.toArray())
                .bind("batch", batchId)
                .bind("instance", instance)
                .bind("until", until)
                .bind("day", quotaDay)
                .execute());
    }

    /**
     * Notes that these mails are being handed over from now on; those whose lease was lost meanwhile are not among the answer, and
     * must not be handed over.
     */
    public Set<UUID> handedOver(Collection<UUID> ids, UUID batchId, String by, Instant now, Instant leaseUntil) {
        if (ids.isEmpty()) {
            return Set.of();
        }
        return new HashSet<>(jdbi.withHandle(handle -> handle.createQuery("""
                        update outbound_email
                        set handed_over_at = :now, lease_until = :until, attempts = attempts + 1,
                            timeline = timeline || cast(:entry as jsonb)
                        where id = any(:ids) and batch_id = :batch and status = 'SENDING' and handed_over_at is null
                        returning id
                        """)
                .bindArray("ids", UUID.class, ids.toArray())
                .bind("batch", batchId)
                .bind("now", now)
                .bind("until", leaseUntil)
                .bind(
                        "entry",
                        TimelineEntry.of(now, MailStatus.SENDING, by, null).json())
                .mapTo(UUID.class)
                .list()));
    }

    /** Puts mails that were surely not handed over back into the queue; answers how many that were. */
    public int release(Collection<UUID> ids, UUID batchId) {
        if (ids.isEmpty()) {
            return 0;
        }
        return jdbi.withHandle(handle -> handle.createUpdate("""
                        update outbound_email
                        set status = 'QUEUED', leased_by = null, lease_until = null, batch_id = null, quota_day = null
                        where id = any(:ids) and batch_id = :batch and status = 'SENDING' and handed_over_at is null
                        """)
                .bindArray("ids", UUID.class, ids.toArray())
                .bind("batch", batchId)
                .execute());
    }

    /** When the next waiting mail becomes due that is not due yet. */
    public Optional<Instant> nextDue(Instant now) {
        return jdbi.withHandle(handle ->
                handle.createQuery("""
                        select min(e.next_attempt_at) from outbound_email e
                        where e.status = 'QUEUED' and e.next_attempt_at > :now
                          and not exists (select 1 from campaign c where c.campaign_id = e.campaign_id and c.paused)
                        """).bind("now", now).mapTo(Instant.class).findOne());
    }

    private static Claimed read(ResultSet rs) throws SQLException {
        return new Claimed(
                MailRows.ref(rs),
                rs.getString("recipient"),
                rs.getString("recipient_key"),
                rs.getString("recipient_domain"),
                rs.getTimestamp("requested_at").toInstant(),
                RenderedMail.of(rs.getBytes("rendered")),
                rs.getInt("attempts"));
    }
}
