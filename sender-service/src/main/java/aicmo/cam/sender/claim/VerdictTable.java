package aicmo.cam.sender.claim;

import aicmo.cam.events.LeadState;
import aicmo.cam.sender.campaign.LeadStop;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/** Asks, within the current transaction, who said stop. */
@Singleton
public class VerdictTable {
    private final Jdbi jdbi;

    VerdictTable(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    public Map<UUID, Verdict> of(Collection<UUID> ids) {
        Map<UUID, Verdict> verdicts = new HashMap<>();
        jdbi.useHandle(handle -> handle.createQuery("""
                        select e.id, e.track, s.reason, l.state, coalesce(c.paused, false) as paused
                        from outbound_email e
                        left join lateral (
                            select min(reason) as reason from suppression
                            where address in (e.recipient_key, e.recipient_domain)) s on true
                        left join lead l on l.lead_id = e.lead_id and l.changed_at >= e.requested_at
                        left join campaign c on c.campaign_id = e.campaign_id
                        where e.id = any(:ids)
                        """)
                .bindArray("ids", UUID.class, ids.toArray())
                .map((rs, context) -> verdicts.put(rs.getObject("id", UUID.class), verdict(rs)))
                .list());
        return verdicts;
    }

    private static Verdict verdict(ResultSet rs) throws SQLException {
        String suppressed = rs.getString("reason");
        if (suppressed != null) {
            return new Verdict.Suppressed(suppressed);
        }
        String state = rs.getString("state");
        if (state != null && LeadStop.of(LeadState.valueOf(state)).concerns(rs.getString("track"))) {
            return new Verdict.Stopped(state);
        }
        return rs.getBoolean("paused") ? new Verdict.Hold() : new Verdict.Go();
    }
}
