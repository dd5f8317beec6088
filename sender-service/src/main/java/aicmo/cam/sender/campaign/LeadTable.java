package aicmo.cam.sender.campaign;

import aicmo.cam.events.LeadState;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Optional;
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

    /**
     * The state that stops a mail of the lead; empty where none does. A mail that was asked for after the lead came to that state
     * is meant to go all the same: followup knew it then.
     */
    public Optional<LeadState> stopping(UUID leadId, String track, Instant requestedAt) {
        return jdbi.withHandle(handle -> handle.createQuery(
                                "select state from lead where lead_id = :lead and changed_at >= :requested_at")
                        .bind("lead", leadId)
                        .bind("requested_at", requestedAt)
                        .mapTo(String.class)
                        .findOne())
                .map(LeadState::valueOf)
                .filter(state -> LeadStop.of(state).concerns(track));
    }
}
