package aicmo.cam.followup.history;

import aicmo.cam.events.LeadState;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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

    /** The leads of a campaign after this one, in the order of their ids. @param state null for any, as is tag */
    List<UUID> leads(UUID campaign, LeadState state, String tag, UUID after, int limit) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select lead_id from enrolment
                        where campaign_id = :campaign
                          and (cast(:state as text) is null or state = :state)
                          and (cast(:tag as text) is null
                              or exists (select 1 from lead l where l.id = lead_id and :tag = any(l.tags)))
                          and (cast(:after as uuid) is null or lead_id > :after)
                        order by lead_id limit :limit
                        """)
                .bind("campaign", campaign)
                .bind("state", state == null ? null : state.name())
                .bind("tag", tag == null || tag.isBlank() ? null : tag)
                .bind("after", after)
                .bind("limit", limit)
                .mapTo(UUID.class)
                .list());
    }

    Instant importedAt(UUID lead) {
        return jdbi.withHandle(handle -> handle.createQuery("select imported_at from lead where id = :lead")
                .bind("lead", lead)
                .map((rs, context) -> rs.getTimestamp(1).toInstant())
                .one());
    }

    /** When each step was asked for. */
    Map<UUID, Instant> requestedAt(UUID lead) {
        Map<UUID, Instant> found = new HashMap<>();
        jdbi.useHandle(handle -> handle.createQuery("""
                        select step_id, requested_at from step_of_lead
                        where lead_id = :lead and requested_at is not null
                        """)
                .bind("lead", lead)
                .map((rs, context) -> found.put(
                        rs.getObject(1, UUID.class), rs.getTimestamp(2).toInstant()))
                .list());
        return found;
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

    /** Why a campaign asks for nothing; empty where it is neither paused nor archived. */
    Optional<String> paused(UUID campaign) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select case when archived_at is not null then 'the campaign is archived'
                            else 'the campaign is paused: ' || coalesce(paused_why, '') end
                        from campaign where id = :campaign and (paused or archived_at is not null)
                        """)
                .bind("campaign", campaign)
                .mapTo(String.class)
                .findOne());
    }
}
