package aicmo.cam.decision.evaluation;

import aicmo.cam.decision.pause.Sample;
import aicmo.cam.decision.pause.Thresholds;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/** What the table {@code mail} says to those who judge. Mails of a dry run reached nobody, and are no evidence. */
@Singleton
class SampleRows {
    private final Jdbi jdbi;

    SampleRows(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /**
     * The mails by which a campaign is judged: it reads the window and no more, however large the campaign is.
     *
     * @param resumedAt leave out what was sent before; null to leave out nothing for that
     */
    Sample read(UUID campaignId, Instant resumedAt, Thresholds thresholds, Instant now) {
        Instant begin = now.minus(thresholds.windowTime());
        Instant since = resumedAt != null && resumedAt.isAfter(begin) ? resumedAt : begin;
        // what had its time for an answer is older than the window by that time
        Instant matureSince = resumedAt != null && resumedAt.isAfter(begin.minus(thresholds.replyWait()))
                ? resumedAt
                : begin.minus(thresholds.replyWait());
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select sent.*, tried.*, mature.*
                        from (select count(*) as sent,
                                     count(*) filter (where bounced) as bounced,
                                     count(*) filter (where complained_of) as complained,
                                     count(*) filter (where opted_out) as unsubscribed
                              from ((select bounced, complained_of, opted_out, sent_at as at from mail
                                     where campaign_id = :campaign and sent_at >= :since and not dry_run
                                     order by sent_at desc limit :window)
                                    union all
                                    (select true, false, false, failed_at from mail
                                     where campaign_id = :campaign and failed_at >= :since and refused
                                     order by failed_at desc limit :window)
                                    order by at desc limit :window) last) sent,
                             (select count(*) as tried, count(*) filter (where troubled) as failed
                              from ((select false as troubled, sent_at as at from mail
                                     where campaign_id = :campaign and sent_at >= :since and not dry_run
                                     order by sent_at desc limit :window)
                                    union all
                                    (select true, failed_at from mail
                                     where campaign_id = :campaign and failed_at >= :since and troubled
                                     order by failed_at desc limit :window)
                                    order by at desc limit :window) last) tried,
                             (select count(*) as mature, count(*) filter (where answered) as answered
                              from (select answered from mail
                                    where campaign_id = :campaign and sent_at >= :matureSince and sent_at <= :matureBy
                                      and not dry_run
                                    order by sent_at desc limit :window) last) mature
                        """)
                .bind("campaign", campaignId)
                .bind("since", utc(since))
                .bind("matureSince", utc(matureSince))
                .bind("matureBy", utc(now.minus(thresholds.replyWait())))
                .bind("window", thresholds.window())
                .map((rs, context) -> new Sample(
                        rs.getLong("sent"),
                        rs.getLong("bounced"),
                        rs.getLong("complained"),
                        rs.getLong("unsubscribed"),
                        rs.getLong("mature"),
                        rs.getLong("answered"),
                        rs.getLong("tried"),
                        rs.getLong("failed"),
                        resumedAt != null))
                .one());
    }

    /** The active campaigns of which a mail was sent after {@code from} and by {@code to}. */
    List<UUID> sentBetween(Instant from, Instant to) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select campaign_id from campaign_status s
                        where status = 'ACTIVE' and exists (
                            select from mail m
                            where m.campaign_id = s.campaign_id and m.sent_at > :from and m.sent_at <= :to
                              and not dry_run)
                        """)
                .bind("from", utc(from))
                .bind("to", utc(to))
                .mapTo(UUID.class)
                .list());
    }

    /** When the first mail of an active campaign after {@code after} was sent. */
    Optional<Instant> firstSentAfter(Instant after) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select min(first) from (
                            select (select min(m.sent_at) from mail m
                                    where m.campaign_id = s.campaign_id and m.sent_at > :after and not dry_run) as first
                            from campaign_status s
                            where status = 'ACTIVE') firsts
                        having min(first) is not null
                        """)
                .bind("after", utc(after))
                .map((rs, context) -> rs.getObject(1, OffsetDateTime.class).toInstant())
                .findOne());
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
