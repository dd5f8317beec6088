package aicmo.cam.sender.campaign;

import aicmo.cam.events.LeadState;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/** Where each lead stands, as followup told last. */
@Singleton
public class LeadTable {
    private final Jdbi jdbi;

    LeadTable(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** False where something later was told before. */
    boolean moved(UUID leadId, LeadState state, Instant at) {
        return jdbi.withHandle(handle -> handle.createUpdate("""
                        insert into lead (lead_id, state, changed_at) values (:lead, :state, :at)
                        on conflict (lead_id) do update set state = excluded.state, changed_at = excluded.changed_at
                            where lead.changed_at <= excluded.changed_at
                        """)
                        .bind("lead", leadId)
                        .bind("state", state.name())
                        .bind("at", at)
                        .execute())
                == 1;
    }

    /** A lead's state, and since when. */
    public record Standing(LeadState state, Instant changedAt) {
        /**
         * Whether it stops a mail. One that was asked for after the lead came to that state is meant to go all the same: followup knew
         * it then.
         */
        public boolean stops(String track, Instant requestedAt) {
            return !changedAt.isBefore(requestedAt) && LeadStop.of(state).concerns(track);
        }
    }

    /** Where those of the leads stand of whom anything was told. */
    public Map<UUID, Standing> standings(Collection<UUID> leads) {
        Map<UUID, Standing> standings = new HashMap<>();
        jdbi.useHandle(
                handle -> handle.createQuery("select lead_id, state, changed_at from lead where lead_id = any(:leads)")
                        .bindArray("leads", UUID.class, leads)
                        .map((rs, context) -> standings.put(
                                rs.getObject("lead_id", UUID.class),
                                new Standing(
                                        LeadState.valueOf(rs.getString("state")),
                                        rs.getTimestamp("changed_at").toInstant())))
                        .list());
        return standings;
    }
}
