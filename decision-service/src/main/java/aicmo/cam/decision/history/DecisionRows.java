package aicmo.cam.decision.history;

import aicmo.cam.decision.pause.Decision;
import aicmo.cam.events.CampaignFigures;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/** The table {@code decision}: why campaigns were paused and resumed, and what was answered to those who asked. */
@Singleton
public class DecisionRows {
    private final Jdbi jdbi;
    private final ObjectMapper json;

    DecisionRows(Jdbi jdbi, ObjectMapper json) {
        this.jdbi = jdbi;
        this.json = json;
    }

    /** Keeps a decision, unless it only repeats the one before on the same figures: asking often makes no history. */
    public void keep(UUID campaignId, HistoryEntry entry) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        insert into decision (decision_id, campaign_id, decided_at, action, decision, decided_by, reason, figures)
                        select :id, :campaign, :at, :action, :decision, :by, :reason, cast(:figures as jsonb)
                        where :action <> 'EVALUATED' or not exists (
                            select from (select * from decision where campaign_id = :campaign
                                         order by decision_id desc limit 1) before
                            where before.action = :action and before.decision = :decision and before.reason = :reason
                              and before.figures = cast(:figures as jsonb))
                        """)
                .bind("id", entry.decisionId())
                .bind("campaign", campaignId)
                .bind("at", entry.decidedAt().atOffset(ZoneOffset.UTC))
                .bind("action", entry.action().name())
                .bind(
                        "decision",
                        entry.decision() == null ? null : entry.decision().name())
                .bind("by", entry.by())
                .bind("reason", entry.reason())
                .bind("figures", write(entry.figures()))
                .execute());
    }

    /** The latest decisions of a campaign, the newest first. */
    public List<HistoryEntry> latest(UUID campaignId, int limit) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "select * from decision where campaign_id = :campaign order by decision_id desc limit :limit")
                .bind("campaign", campaignId)
                .bind("limit", limit)
                .map((rs, context) -> read(rs))
                .list());
    }

    private HistoryEntry read(ResultSet rs) throws SQLException {
        String decision = rs.getString("decision");
        return new HistoryEntry(
                rs.getObject("decision_id", UUID.class),
                rs.getObject("decided_at", OffsetDateTime.class).toInstant(),
                HistoryEntry.Action.valueOf(rs.getString("action")),
                decision == null ? null : Decision.valueOf(decision),
                rs.getString("decided_by"),
                rs.getString("reason"),
                figures(rs));
    }

    private CampaignFigures figures(ResultSet rs) throws SQLException {
        try {
            return json.readValue(rs.getString("figures"), CampaignFigures.class);
        } catch (JsonProcessingException e) {
            throw new SQLException("decision " + rs.getString("decision_id") + " has unreadable figures", e);
        }
    }

    private String write(CampaignFigures figures) {
        try {
            return json.writeValueAsString(figures);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("figures that can't be written: " + figures, e);
        }
    }
}
