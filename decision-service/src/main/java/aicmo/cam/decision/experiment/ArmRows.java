package aicmo.cam.decision.experiment;

import aicmo.cam.decision.metrics.Part;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/** What the tables {@code mail} and {@code verdict} say of variants. Mails of a dry run reached nobody, and are no evidence. */
@Singleton
class ArmRows {
    private final Jdbi jdbi;

    ArmRows(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /**
     * The steps with variants, and what became of the leads of each variant. A lead is an observation once its time for an answer is over,
     * whether it answered or not: if answers counted at once and silence later, every rate would look too high at first. So the observations
     * come in the order in which leads were mailed, and each has the same time. An answer after that time does not count. A
     * person's correction counts whenever it is made, since it is about an answer that was there.
     */
    List<StepArms> read(UUID campaignId, Duration replyWait, Instant now) {
        return StepArms.of(campaignId, jdbi.withHandle(handle -> handle.createQuery("""
                        select track, step, step_id, variant, count(*) as mailed,
                               count(*) filter (where mature) as counted, count(*) filter (where mature and positive) as positive,
                               count(*) filter (where bounced) as bounces, count(*) filter (where opted_out) as opted_out,
                               count(*) filter (where complained_of) as complaints
                        from (select m.track, m.step, m.step_id, m.variant, m.sent_at, m.bounced, m.opted_out, m.complained_of,
                                     m.sent_at <= :matureBy as mature,
                                     exists (select from verdict v
                                             where v.email_id = m.email_id and v.reply_class = 'POSITIVE'
                                               and (v.corrected or v.decided_at <= m.sent_at + :wait * interval '1 millisecond'))
                                         as positive
                              from mail m
                              where m.campaign_id = :campaign and m.variant is not null and m.sent_at is not null
                                and not m.dry_run and m.track is not null and m.step is not null) sent
                        group by track, step, step_id, variant
                        order by max(sent_at)
                        """)
                .bind("campaign", campaignId)
                .bind("matureBy", now.minus(replyWait).atOffset(ZoneOffset.UTC))
                .bind("wait", replyWait.toMillis())
                .map((rs, context) -> Map.entry(part(rs), arm(rs)))
                .list()));
    }

    private static Part part(ResultSet rs) throws SQLException {
        return new Part(
                rs.getString("track"), rs.getInt("step"), rs.getString("variant"), rs.getObject("step_id", UUID.class));
    }

    private static Arm arm(ResultSet rs) throws SQLException {
        return new Arm(
                rs.getString("variant"),
                rs.getLong("mailed"),
                rs.getLong("counted"),
                rs.getLong("positive"),
                rs.getLong("bounces"),
                rs.getLong("opted_out"),
                rs.getLong("complaints"));
    }
}
