package aicmo.cam.decision.history;

import aicmo.cam.decision.pause.Decision;
import aicmo.cam.decision.pause.Finding;
import aicmo.cam.events.CampaignFigures;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/** The table {@code decision}: why campaigns were paused and resumed, and what was found in between. */
@Singleton
public class DecisionRows {
    private static final TypeReference<List<Finding>> FINDINGS = new TypeReference<>() {};

    private final Jdbi jdbi;
    private final ObjectMapper json;

    DecisionRows(Jdbi jdbi, ObjectMapper json) {
        this.jdbi = jdbi;
        this.json = json;
    }

    /** Keeps a decision. */
    public void keep(UUID campaignId, HistoryEntry entry) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        insert into decision
                            (decision_id, campaign_id, decided_at, action, decision, decided_by, reason, figures, rules)
                        values (:id, :campaign, :at, :action, :decision, :by, :reason, cast(:figures as jsonb),
                                cast(:rules as jsonb))
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
                .bind("rules", write(entry.rules()))
                .execute());
    }

    /** The last decision of a campaign. */
    public Optional<HistoryEntry> last(UUID campaignId) {
        return page(campaignId, null, 1).stream().findFirst();
    }

    /** The decisions of a campaign, the newest first; {@code after} is the last one that was read, null to begin. */
    public List<HistoryEntry> page(UUID campaignId, UUID after, int limit) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select * from decision
                        where campaign_id = :campaign and (cast(:after as uuid) is null or decision_id < cast(:after as uuid))
                        order by decision_id desc limit :limit
                        """)
                .bind("campaign", campaignId)
                .bind("after", after)
                .bind("limit", limit)
                .map((rs, context) -> read(rs))
                .list());
    }

    private HistoryEntry read(ResultSet rs) throws SQLException {
        String decision = rs.getString("decision");
        try {
            return new HistoryEntry(
                    rs.getObject("decision_id", UUID.class),
                    rs.getObject("decided_at", OffsetDateTime.class).toInstant(),
                    HistoryEntry.Action.valueOf(rs.getString("action")),
                    decision == null ? null : Decision.valueOf(decision),
                    rs.getString("decided_by"),
                    rs.getString("reason"),
                    json.readValue(rs.getString("figures"), CampaignFigures.class),
                    json.readValue(rs.getString("rules"), FINDINGS));
        } catch (JsonProcessingException e) {
            throw new SQLException("decision " + rs.getString("decision_id") + " is unreadable", e);
        }
    }

    private String write(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("something of a decision that can't be written: " + value, e);
        }
    }
}
