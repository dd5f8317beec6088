package aicmo.cam.decision.evaluation;

import aicmo.cam.decision.pause.Sample;
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
     * The mails by which a campaign is judged.
     *
     * @param since leave out what was sent before; null to leave out nothing
     * @param matureBy what was sent by then had its time to be answered
     */
    Sample read(UUID campaignId, Instant since, Instant matureBy) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select count(*) as sent,
                               count(*) filter (where sent_at <= :matureBy) as mature,
                               count(*) filter (where sent_at <= :matureBy and answered) as answered,
                               count(*) filter (where bounced) as bounced
                        from mail
                        where campaign_id = :campaign and sent_at >= :since and not dry_run
                        """)
                .bind("campaign", campaignId)
                .bind("since", utc(since == null ? Instant.EPOCH : since))
                .bind("matureBy", utc(matureBy))
                .map((rs, context) -> new Sample(
                        rs.getLong("sent"),
                        rs.getLong("mature"),
                        rs.getLong("answered"),
                        rs.getLong("bounced"),
                        since != null))
                .one());
    }

    /** The active campaigns of which a mail was sent after {@code from} and by {@code to}. */
    List<UUID> sentBetween(Instant from, Instant to) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select campaign_id from campaign_status s
                        where status = 'ACTIVE' and exists (
                            select from mail m
                            where m.campaign_id = s.campaign_id and m.sent_at > :from and m.sent_at <= :to)
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
                                    where m.campaign_id = s.campaign_id and m.sent_at > :after) as first
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
