package aicmo.cam.sender.retry;

import aicmo.cam.sender.mail.MailRows;
import aicmo.cam.sender.mail.MailRows.Named;
import aicmo.cam.sender.mail.MailStatus;
import aicmo.cam.sender.mail.TimelineEntry;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/** Mails about which a person decides: those that failed, and those that wait. */
@Singleton
class RetryTable {
    /** A mail that nobody took, as it would go; and no other stands in its place. */
    private static final String FAILED = """
            select e.id, e.status, e.reason, e.sent_at is not null as went, e.rendered is not null as rendered, e.content_hash,
                e.campaign_id || '/' || e.lead_id || '/' || coalesce(cast(e.step_id as text), e.track || '/' || e.step) as step,
                exists (
                    select 1 from outbound_email other
                    where other.status not in ('FAILED', 'SUPPRESSED', 'CANCELLED') and (other.content_hash = e.content_hash
                        or (other.campaign_id = e.campaign_id and other.lead_id = e.lead_id and (other.step_id = e.step_id
                            or other.step_id is null and e.step_id is null and other.track = e.track and other.step = e.step))))
                    as replaced,
                exists (
                    select 1 from outbound_email later
                    where later.status not in ('FAILED', 'SUPPRESSED', 'CANCELLED') and later.campaign_id = e.campaign_id
                        and later.lead_id = e.lead_id and later.track = e.track and later.step > e.step) as overtaken
            from outbound_email e where %s order by e.id limit :limit for update of e
            """;

    private final Jdbi jdbi;

    RetryTable(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /**
     * A mail that a person wants to go.
     *
     * @param went whether a provider took it
     * @param rendered whether there is something to hand over
     * @param step stands for its step; null outside campaigns
     * @param replaced whether another mail stands for its step or content
     * @param overtaken whether a later step of its sequence went, or waits
     */
    record Failed(
            UUID id,
            MailStatus status,
            String reason,
            boolean went,
            boolean rendered,
            String contentHash,
            String step,
            boolean replaced,
            boolean overtaken) {}

    /** The mail, locked until the end of the transaction. */
    Optional<Failed> lock(UUID id) {
        return failed("e.id = :id", Map.of("id", id), 1, "").stream().findFirst();
    }

    /** Failed mails, the oldest first, locked until the end of the transaction; those that somebody else decides about are left to them. */
    List<Failed> failed(MailFilter filter, int limit) {
        Map<String, Object> values = filter.values();
        return failed(
                "e.status = 'FAILED' and e.sent_at is null and e.reason in ('REJECTED', 'RETRIES_EXHAUSTED') and "
                        + MailFilter.conditions(values),
                values,
                limit,
                " skip locked");
    }

    private List<Failed> failed(String conditions, Map<String, Object> values, int limit, String locking) {
        return jdbi.withHandle(handle -> handle.createQuery(FAILED.formatted(conditions) + locking)
                .bindMap(values)
                .bind("limit", limit)
                .map((rs, context) -> read(rs))
                .list());
    }

    /** They wait as if they had never been handed over. */
    List<Named> queue(Collection<UUID> ids, String by, String why, Instant now) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        update outbound_email
                        set status = 'QUEUED', reason = null, detail = null, next_attempt_at = :now, waits_for = null,
                            batch_id = null, leased_by = null, lease_until = null, quota_day = null, provider = null,
                            handed_over_at = null, first_handed_over_at = null, asked = 0, asked_at = null, attempts = 0,
                            first_postponed_at = null, doubts = 0, doubted_at = null, retries = retries + 1,
                            timeline = timeline || cast(:entry as jsonb)
                        where id = any(:ids) and status = 'FAILED'
                        returning\s""" + MailRows.COLUMNS)
                .bindArray("ids", UUID.class, ids)
                .bind("now", now)
                .bind("entry", TimelineEntry.of(now, MailStatus.QUEUED, by, why).json())
                .map((rs, context) -> MailRows.named(rs))
                .list());
    }

    /** Takes a mail out of the queue; empty where it does not wait. */
    List<Named> cancel(UUID id, String by, String why, Instant now) {
        return cancel("id = :id", Map.of("id", id), 1, by, why, now);
    }

    /** Takes mails out of the queue, the oldest first; those that are being claimed stay. */
    List<Named> cancel(MailFilter filter, int limit, String by, String why, Instant now) {
        Map<String, Object> values = filter.values();
        return cancel(
                "id in (select id from outbound_email where status = 'QUEUED' and " + MailFilter.conditions(values)
                        + " order by id limit :limit for update skip locked)",
                values,
                limit,
                by,
                why,
                now);
    }

    private List<Named> cancel(
            String condition, Map<String, Object> values, int limit, String by, String why, Instant now) {
        return jdbi.withHandle(handle -> {
            var update = handle.createQuery("""
                            update outbound_email
                            set status = 'CANCELLED', reason = 'CANCELLED', detail = :why, waits_for = null,
                                timeline = timeline || cast(:entry as jsonb)
                            where status = 'QUEUED' and %s
                            returning\s""".formatted(condition) + MailRows.COLUMNS)
                    .bindMap(values)
                    .bind("why", why)
                    .bind(
                            "entry",
                            TimelineEntry.of(now, MailStatus.CANCELLED, by, why).json());
            return (condition.contains(":limit") ? update.bind("limit", limit) : update)
                    .map((rs, context) -> MailRows.named(rs))
                    .list();
        });
    }

    private static Failed read(ResultSet rs) throws SQLException {
        return new Failed(
                rs.getObject("id", UUID.class),
                MailStatus.valueOf(rs.getString("status")),
                rs.getString("reason"),
                rs.getBoolean("went"),
                rs.getBoolean("rendered"),
                rs.getString("content_hash"),
                rs.getString("step"),
                rs.getBoolean("replaced"),
                rs.getBoolean("overtaken"));
    }
}
