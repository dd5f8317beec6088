package aicmo.cam.followup.campaign;

import aicmo.cam.events.CampaignStarted;
import aicmo.cam.followup.definition.Campaign;
import aicmo.cam.followup.definition.Step;
import aicmo.cam.followup.definition.Track;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;

/** The tables {@code campaign} and {@code step}. */
@Singleton
class CampaignRows {
    private final Jdbi jdbi;

    CampaignRows(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    void insert(Campaign campaign, Instant now) {
        jdbi.useHandle(handle -> {
            handle.createUpdate("""
                            insert into campaign (id, name, sender, reply_to, variables, auto_pause, reply_rate_threshold,
                                bounce_rate_threshold, min_sends_to_evaluate, no_reply_after_seconds, created_at)
                            values (:id, :name, :sender, :replyTo, :variables, :autoPause, :replyRate, :bounceRate, :minSends,
                                :noReply, :now)
                            """)
                    .bind("id", campaign.id())
                    .bind("name", campaign.name())
                    .bind("sender", campaign.from())
                    .bind("replyTo", campaign.replyTo())
                    .bindArray("variables", String.class, campaign.variables())
                    .bind("autoPause", campaign.thresholds().autoPause())
                    .bind("replyRate", campaign.thresholds().replyRate())
                    .bind("bounceRate", campaign.thresholds().bounceRate())
                    .bind("minSends", campaign.thresholds().minSends())
                    .bind("noReply", campaign.noReplyAfter().toSeconds())
                    .bind("now", now)
                    .execute();
            PreparedBatch steps = handle.prepareBatch("""
                    insert into step (campaign_id, track, number, delay_seconds, subject, text, html)
                    values (:campaign, :track, :number, :delay, :subject, :text, :html)
                    """);
            for (Step step : campaign.steps()) {
                steps.bind("campaign", campaign.id())
                        .bind("track", step.track().wireName())
                        .bind("number", step.number())
                        .bind("delay", step.delay().toSeconds())
                        .bind("subject", step.subject())
                        .bind("text", step.text())
                        .bind("html", step.html())
                        .add();
            }
            steps.execute();
        });
    }

    Optional<Campaign> find(UUID id) {
        return jdbi.withHandle(handle -> {
            List<Step> steps = handle.createQuery("select * from step where campaign_id = :id order by track, number")
                    .bind("id", id)
                    .map((rs, context) -> step(rs))
                    .list();
            return handle.createQuery("select * from campaign where id = :id")
                    .bind("id", id)
                    .map((rs, context) -> campaign(rs, steps))
                    .findOne();
        });
    }

    /** Marks it as started; false where it was already. */
    boolean start(UUID id, Instant now) {
        return jdbi.withHandle(handle -> handle.createUpdate(
                                "update campaign set started_at = :now where id = :id and started_at is null")
                        .bind("id", id)
                        .bind("now", now)
                        .execute())
                == 1;
    }

    /**
     * When it was started, and keeps that so until the transaction ends: leads that come in while it is being started belong to
     * one side or the other.
     */
    Optional<Instant> startedAt(UUID id) {
        return jdbi.withHandle(handle -> handle.createQuery("select started_at from campaign where id = :id for share")
                .bind("id", id)
                .map((rs, context) -> Optional.ofNullable(rs.getTimestamp(1)).map(java.sql.Timestamp::toInstant))
                .findOne()
                .flatMap(started -> started));
    }

    /** How it stands by this revision; false where a later one is known. */
    boolean pause(UUID id, long revision, boolean paused, String why) {
        return jdbi.withHandle(handle -> handle.createUpdate("""
                                update campaign set paused = :paused, pause_revision = :revision, paused_why = :why
                                where id = :id and pause_revision < :revision
                                """)
                        .bind("id", id)
                        .bind("revision", revision)
                        .bind("paused", paused)
                        .bind("why", paused ? why : null)
                        .execute())
                == 1;
    }

    private static Campaign campaign(ResultSet rs, List<Step> steps) throws SQLException {
        return new Campaign(
                rs.getObject("id", UUID.class),
                rs.getString("name"),
                rs.getString("sender"),
                rs.getString("reply_to"),
                List.of((String[]) rs.getArray("variables").getArray()),
                new CampaignStarted.Thresholds(
                        rs.getObject("auto_pause", Boolean.class),
                        rs.getObject("reply_rate_threshold", Double.class),
                        rs.getObject("bounce_rate_threshold", Double.class),
                        rs.getObject("min_sends_to_evaluate", Integer.class)),
                steps,
                Duration.ofSeconds(rs.getLong("no_reply_after_seconds")));
    }

    private static Step step(ResultSet rs) throws SQLException {
        return new Step(
                Track.named(rs.getString("track")).orElseThrow(),
                rs.getInt("number"),
                Duration.ofSeconds(rs.getLong("delay_seconds")),
                rs.getString("subject"),
                rs.getString("text"),
                rs.getString("html"));
    }
}
