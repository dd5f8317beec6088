package aicmo.cam.decision.metrics;

import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** The table {@code campaign_metrics}: counters that grow by differences, so that reading them costs the same for any campaign. */
@Singleton
class MetricsRows {
    private final Jdbi jdbi;

    MetricsRows(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** Makes campaigns known, and those that are known already stay as they are. */
    void know(List<UUID> campaigns) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        insert into campaign_status (campaign_id) select * from unnest(:campaigns) order by 1
                        on conflict do nothing
                        """)
                .bind("campaigns", ColumnOfRows.of("uuid", campaigns, id -> id))
                .execute());
    }

    /** Adds to the counters of campaigns, in the order of their ids, so that no two transactions wait for each other. */
    void add(Map<UUID, Counts> differences) {
        jdbi.useHandle(handle -> {
            lock(handle, differences);
            handle.createUpdate("""
                            update campaign_metrics m set
                                queued = m.queued + d.queued, sent = m.sent + d.sent, failed = m.failed + d.failed,
                                replies = m.replies + d.replies, positive = m.positive + d.positive,
                                negative = m.negative + d.negative, neutral = m.neutral + d.neutral,
                                unsubscribed = m.unsubscribed + d.unsubscribed,
                                out_of_office = m.out_of_office + d.out_of_office,
                                complaints = m.complaints + d.complaints, bounces = m.bounces + d.bounces,
                                hard_bounces = m.hard_bounces + d.hard_bounces, updated_at = now()
                            from unnest(:campaigns, :queued, :sent, :failed, :replies, :positive, :negative, :neutral,
                                        :unsubscribed, :outOfOffice, :complaints, :bounces, :hardBounces)
                                as d (campaign_id, queued, sent, failed, replies, positive, negative, neutral,
                                      unsubscribed, out_of_office, complaints, bounces, hard_bounces)
                            where m.campaign_id = d.campaign_id
                            """)
                    .bind("campaigns", ColumnOfRows.of("uuid", differences.keySet(), id -> id))
                    .bind("queued", ColumnOfRows.of("bigint", differences.values(), Counts::queued))
                    .bind("sent", ColumnOfRows.of("bigint", differences.values(), Counts::sent))
                    .bind("failed", ColumnOfRows.of("bigint", differences.values(), Counts::failed))
                    .bind("replies", ColumnOfRows.of("bigint", differences.values(), Counts::replies))
                    .bind("positive", ColumnOfRows.of("bigint", differences.values(), Counts::positive))
                    .bind("negative", ColumnOfRows.of("bigint", differences.values(), Counts::negative))
                    .bind("neutral", ColumnOfRows.of("bigint", differences.values(), Counts::neutral))
                    .bind("unsubscribed", ColumnOfRows.of("bigint", differences.values(), Counts::unsubscribed))
                    .bind("outOfOffice", ColumnOfRows.of("bigint", differences.values(), Counts::outOfOffice))
                    .bind("complaints", ColumnOfRows.of("bigint", differences.values(), Counts::complaints))
                    .bind("bounces", ColumnOfRows.of("bigint", differences.values(), Counts::bounces))
                    .bind("hardBounces", ColumnOfRows.of("bigint", differences.values(), Counts::hardBounces))
                    .execute();
        });
    }

    /** The row comes first, at zero: the table's checks look at the row to be inserted even where it is there already. */
    private static void lock(Handle handle, Map<UUID, Counts> differences) {
        handle.createUpdate("""
                        insert into campaign_metrics (campaign_id) select * from unnest(:campaigns) order by 1
                        on conflict do nothing
                        """)
                .bind("campaigns", ColumnOfRows.of("uuid", differences.keySet(), id -> id))
                .execute();
        handle.createQuery(
                        "select campaign_id from campaign_metrics where campaign_id = any(:campaigns) order by 1 for update")
                .bind("campaigns", ColumnOfRows.of("uuid", differences.keySet(), id -> id))
                .mapTo(UUID.class)
                .list();
    }

    /** The counters of a campaign, all zero before the first event; empty for a campaign that is not known. */
    Optional<Counted> find(UUID campaignId) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select m.*, coalesce(m.updated_at, s.since) as counted_at
                        from campaign_status s left join campaign_metrics m using (campaign_id)
                        where s.campaign_id = :campaign
                        """)
                .bind("campaign", campaignId)
                .map((rs, context) -> new Counted(
                        counts(rs),
                        rs.getObject("counted_at", OffsetDateTime.class).toInstant()))
                .findOne());
    }

    /** Columns of a missing row are null, which JDBC reads as zero. */
    private static Counts counts(ResultSet rs) throws SQLException {
        return new Counts(
                rs.getLong("queued"),
                rs.getLong("sent"),
                rs.getLong("failed"),
                rs.getLong("replies"),
                rs.getLong("positive"),
                rs.getLong("negative"),
                rs.getLong("neutral"),
                rs.getLong("unsubscribed"),
                rs.getLong("out_of_office"),
                rs.getLong("complaints"),
                rs.getLong("bounces"),
                rs.getLong("hard_bounces"));
    }

    /** Counts, and when they last changed. */
    record Counted(Counts counts, java.time.Instant at) {}
}
