package aicmo.cam.sender.claim;

import aicmo.cam.messaging.SqlArray;
import aicmo.cam.sender.mail.MailRows;
import aicmo.cam.sender.mail.MailStatus;
import aicmo.cam.sender.mail.RenderedMail;
import aicmo.cam.sender.mail.TimelineEntry;
import aicmo.cam.sender.pace.Pacing.Deferral;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
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
    private static final String COLUMNS = MailRows.COLUMNS
            + ", recipient_key, recipient_domain, identity, sender_domain, time_zone, waits_for, rendered,"
            + " encode(sha256(rendered), 'hex') as digest, attempts, first_handed_over_at, status, traceparent,"
            + " first_postponed_at, doubts, doubted_at,"
            + " 'domain:' || recipient_domain in (select key from bucket where throttled_at is not null) as throttled";

    private final Jdbi jdbi;

    ClaimTable(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** The mails that are due longest, locked until the end of the transaction; those that another replica holds stay out. */
    public List<Claimed> due(Instant now, int limit) {
        return jdbi.withHandle(handle -> handle.createQuery("select " + COLUMNS + """
                         from outbound_email
                        where status = 'QUEUED' and next_attempt_at <= :now
                        order by next_attempt_at, id limit :limit
                        for update skip locked
                        """)
                .bind("now", now)
                .bind("limit", limit)
                .map((rs, context) -> read(rs))
                .list());
    }

    /** Those of these mails that were rendered, however they stand. */
    public List<Claimed> rendered(Collection<UUID> ids) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "select " + COLUMNS + " from outbound_email where id = any(:ids) and rendered is not null")
                .bindArray("ids", UUID.class, ids)
                .map((rs, context) -> read(rs))
                .list());
    }

    /** All that were handed over in a batch, locked until the end of the transaction, whatever became of them since. */
    public List<Claimed> batch(UUID batchId) {
        return jdbi.withHandle(handle -> handle.createQuery("select " + COLUMNS + """
                         from outbound_email
                        where batch_id = :batch and handed_over_at is not null
                        for update
                        """)
                .bind("batch", batchId)
                .map((rs, context) -> read(rs))
                .list());
    }

    /** Mails whose turn is later, and what they wait for. */
    void putOff(List<Deferral> deferred) {
        if (deferred.isEmpty()) {
            return;
        }
        jdbi.useHandle(handle -> handle.createUpdate("""
                        update outbound_email e set next_attempt_at = given.until, waits_for = given.waits_for
                        from unnest(:ids, :untils, :reasons) as given (id, until, waits_for)
                        where e.id = given.id and e.status = 'QUEUED'
                        """)
                .bind(
                        "ids",
                        SqlArray.of("uuid", deferred.stream().map(Deferral::id).toList()))
                .bind(
                        "untils",
                        SqlArray.of(
                                "timestamptz",
                                deferred.stream().map(Deferral::until).toList()))
                .bind(
                        "reasons",
                        SqlArray.of(
                                "text",
                                deferred.stream().map(Deferral::waitsFor).toList()))
                .execute());
    }

    public void lease(Collection<Claim> claims, String instance, Instant until) {
        List<UUID> ids = new ArrayList<>();
        List<UUID> batches = new ArrayList<>();
        LocalDate day = null;
        for (Claim claim : claims) {
            day = claim.quotaDay();
            for (UUID id : claim.ids()) {
                ids.add(id);
                batches.add(claim.batchId());
            }
        }
        LocalDate quotaDay = day;
        jdbi.useHandle(handle -> handle.createUpdate("""
                        update outbound_email e
                        set status = 'SENDING', batch_id = given.batch, leased_by = :instance, lease_until = :until,
                            quota_day = :day, handed_over_at = null, first_handed_over_at = null, waits_for = null
                        from unnest(:ids, :batches) as given (id, batch)
                        where e.id = given.id
                        """)
                .bind("ids", SqlArray.of("uuid", ids))
                .bind("batches", SqlArray.of("uuid", batches))
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
        // Each is found by its id. By status = 'SENDING' the planner would take the index of leases, which is full of
        // dead entries; and
        // no UNKNOWN mail was not handed over.
        return new HashSet<>(jdbi.withHandle(handle -> handle.createQuery("""
                        update outbound_email e
                        set handed_over_at = :now, provider = :by, first_handed_over_at = coalesce(first_handed_over_at, :now),
                            lease_until = :until, attempts = attempts + 1, timeline = timeline || cast(:entry as jsonb)
                        from unnest(:ids) as given (id)
                        where e.id = given.id and e.batch_id = :batch and e.status in ('SENDING', 'UNKNOWN')
                            and e.handed_over_at is null
                        returning e.id
                        """)
                .bindArray("ids", UUID.class, ids)
                .bind("batch", batchId)
                .bind("now", now)
                .bind("until", leaseUntil)
                .bind("by", by)
                .bind(
                        "entry",
                        TimelineEntry.of(now, MailStatus.SENDING, by, null).json())
                .mapTo(UUID.class)
                .list()));
    }

    /** Notes that what is still open of a batch is being handed over again. */
    public void handedOverAgain(UUID batchId, String instance, Instant now, Instant leaseUntil) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        update outbound_email
                        set handed_over_at = :now, leased_by = :instance, lease_until = :until, attempts = attempts + 1
                        where batch_id = :batch and status = 'SENDING' and handed_over_at is not null
                        """)
                .bind("batch", batchId)
                .bind("instance", instance)
                .bind("now", now)
                .bind("until", leaseUntil)
                .execute());
    }

    /** Puts mails that were surely not handed over back into the queue; answers which. */
    public List<Claimed> release(Collection<UUID> ids, UUID batchId) {
        if (ids.isEmpty()) {
            return List.of();
        }
        return jdbi.withHandle(handle -> handle.createQuery("""
                        update outbound_email
                        set status = 'QUEUED', leased_by = null, lease_until = null, batch_id = null, quota_day = null
                        where id = any(:ids) and batch_id = :batch and status = 'SENDING' and handed_over_at is null
                        returning\s""" + COLUMNS)
                .bindArray("ids", UUID.class, ids)
                .bind("batch", batchId)
                .map((rs, context) -> read(rs))
                .list());
    }

    /** When the next waiting mail becomes due that is not due yet, or the next claim that was cut off may be taken up. */
    public Optional<Instant> nextDue(Instant now) {
        return jdbi.withHandle(handle ->
                handle.createQuery("""
                        select least(
                            (select min(next_attempt_at) from outbound_email where status = 'QUEUED' and next_attempt_at > :now),
                            (select min(lease_until) from outbound_email where status = 'SENDING'))
                        """).bind("now", now).mapTo(Instant.class).findOne());
    }

    private static Claimed read(ResultSet rs) throws SQLException {
        MailStatus status = MailStatus.valueOf(rs.getString("status"));
        return new Claimed(
                MailRows.ref(rs),
                rs.getString("recipient"),
                rs.getString("recipient_key"),
                rs.getString("recipient_domain"),
                rs.getString("identity"),
                rs.getString("sender_domain"),
                rs.getString("time_zone"),
                rs.getString("waits_for"),
                RenderedMail.of(rs.getBytes("rendered")),
                rs.getString("digest"),
                rs.getInt("attempts"),
                instant(rs, "first_handed_over_at"),
                status != MailStatus.QUEUED && status != MailStatus.SENDING,
                rs.getString("traceparent"),
                new Claimed.Trouble(instant(rs, "first_postponed_at"), rs.getInt("doubts"), instant(rs, "doubted_at")),
                rs.getBoolean("throttled"));
    }

    private static Instant instant(ResultSet rs, String column) throws SQLException {
        Timestamp at = rs.getTimestamp(column);
        return at == null ? null : at.toInstant();
    }
}
