package aicmo.cam.decision.counting;

import aicmo.cam.events.LeadState;
import jakarta.inject.Singleton;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** The tables {@code lead} and {@code campaign_leads}: where each lead stands, and how many stand where. */
@Singleton
class LeadRows {
    private static final Comparator<Place> BY_PLACE =
            Comparator.comparing(Place::campaignId).thenComparing(Place::state);

    private final Jdbi jdbi;

    LeadRows(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** Moves leads to where they are told to stand, and the counters with them. */
    void apply(Collection<Lead> told) {
        Map<UUID, Lead> latest = new TreeMap<>();
        told.forEach(lead -> latest.merge(lead.leadId(), lead, Lead::orLater));
        jdbi.useHandle(handle -> {
            List<Lead> moved = new ArrayList<>();
            Map<Place, Long> moves = new TreeMap<>(BY_PLACE);
            for (Lead before : lock(handle, latest.values())) {
                Lead after = before.orLater(latest.get(before.leadId()));
                if (!after.equals(before)) {
                    Place.count(before, -1, moves);
                    Place.count(after, 1, moves);
                    moved.add(after);
                }
            }
            save(handle, moved);
            add(handle, moves.entrySet());
        });
    }

    private static List<Lead> lock(Handle handle, Collection<Lead> leads) {
        handle.createUpdate("""
                        insert into lead (lead_id, campaign_id)
                        select lead_id, campaign_id from unnest(:leads, :campaigns) as given (lead_id, campaign_id)
                        order by lead_id
                        on conflict do nothing
                        """)
                .bind("leads", ColumnOfRows.of("uuid", leads, Lead::leadId))
                .bind("campaigns", ColumnOfRows.of("uuid", leads, Lead::campaignId))
                .execute();
        return handle.createQuery("select * from lead where lead_id = any(:leads) order by lead_id for update")
                .bind("leads", ColumnOfRows.of("uuid", leads, Lead::leadId))
                .map((rs, context) -> new Lead(
                        rs.getObject("lead_id", UUID.class),
                        rs.getObject("campaign_id", UUID.class),
                        rs.getString("state") == null ? null : LeadState.valueOf(rs.getString("state")),
                        rs.getString("state") == null
                                ? null
                                : rs.getObject("changed_at", OffsetDateTime.class)
                                        .toInstant(),
                        rs.getObject("event_id", UUID.class)))
                .list();
    }

    private static void save(Handle handle, List<Lead> moved) {
        handle.createUpdate("""
                        update lead set
                            campaign_id = given.campaign_id, state = given.state, changed_at = given.changed_at,
                            event_id = given.event_id
                        from unnest(:leads, :campaigns, :states, :changed, :events)
                            as given (lead_id, campaign_id, state, changed_at, event_id)
                        where lead.lead_id = given.lead_id
                        """)
                .bind("leads", ColumnOfRows.of("uuid", moved, Lead::leadId))
                .bind("campaigns", ColumnOfRows.of("uuid", moved, Lead::campaignId))
                .bind("states", ColumnOfRows.of("text", moved, Lead::state))
                .bind("changed", ColumnOfRows.of("timestamptz", moved, Lead::changedAt))
                .bind("events", ColumnOfRows.of("uuid", moved, Lead::eventId))
                .execute();
    }

    /** The row comes first, at zero: the table's check looks at the row to be inserted even where it is there already. */
    private static void add(Handle handle, Collection<Map.Entry<Place, Long>> moves) {
        handle.createUpdate("""
                        insert into campaign_leads (campaign_id, state, leads)
                        select given.campaign_id, given.state, 0 from unnest(:campaigns, :states) as given (campaign_id, state)
                        order by 1, 2
                        on conflict do nothing
                        """)
                .bind("campaigns", ColumnOfRows.of("uuid", moves, m -> m.getKey()
                        .campaignId()))
                .bind("states", ColumnOfRows.of("text", moves, m -> m.getKey().state()))
                .execute();
        handle.createUpdate("""
                        update campaign_leads set leads = campaign_leads.leads + given.leads
                        from unnest(:campaigns, :states, :leads) as given (campaign_id, state, leads)
                        where campaign_leads.campaign_id = given.campaign_id and campaign_leads.state = given.state
                        """)
                .bind("campaigns", ColumnOfRows.of("uuid", moves, m -> m.getKey()
                        .campaignId()))
                .bind("states", ColumnOfRows.of("text", moves, m -> m.getKey().state()))
                .bind("leads", ColumnOfRows.of("bigint", moves, Map.Entry::getValue))
                .execute();
    }

    private record Place(UUID campaignId, LeadState state) {
        static void count(Lead lead, long change, Map<Place, Long> moves) {
            if (lead.state() != null) {
                moves.merge(new Place(lead.campaignId(), lead.state()), change, Long::sum);
            }
        }
    }
}
