package aicmo.cam.followup.history;

import aicmo.cam.events.LeadState;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/** Finds leads, and how they came where they are. */
@Singleton
class HistoryRows {
    private final Jdbi jdbi;

    HistoryRows(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** The leads of a campaign after this one, in the order of their ids. @param state null for any */
    List<UUID> leads(UUID campaign, LeadState state, UUID after, int limit) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select lead_id from enrolment
                        where campaign_id = :campaign
                          and (cast(:state as text) is null or state = :state)
                          and (cast(:after as uuid) is null or lead_id > :after)
                        order by lead_id limit :limit
                        """)
                .bind("campaign", campaign)
                .bind("state", state == null ? null : state.name())
                .bind("after", after)
                .bind("limit", limit)
                .mapTo(UUID.class)
                .list());
    }

    List<LeadView.Change> changes(UUID lead) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "select * from lead_change where lead_id = :lead order by changed_at, event_id")
                .bind("lead", lead)
                .map((rs, context) -> new LeadView.Change(
                        rs.getTimestamp("changed_at").toInstant(),
                        LeadState.valueOf(rs.getString("from_state")),
                        LeadState.valueOf(rs.getString("to_state")),
                        rs.getString("why"),
                        rs.getObject("cause", UUID.class)))
                .list());
    }

    /** Why a campaign is paused; empty where it is not. */
    Optional<String> paused(UUID campaign) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "select coalesce(paused_why, '') from campaign where id = :campaign and paused")
                .bind("campaign", campaign)
                .mapTo(String.class)
                .findOne());
    }
}
