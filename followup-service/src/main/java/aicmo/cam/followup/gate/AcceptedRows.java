package aicmo.cam.followup.gate;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/** The warnings that were accepted, in {@code accepted_warning}. */
@Singleton
public class AcceptedRows {
    private final Jdbi jdbi;

    AcceptedRows(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** Keeps these for a campaign instead of those of before. */
    public void replace(UUID campaign, List<AcceptedWarning> accepted) {
        jdbi.useHandle(handle -> {
            handle.createUpdate("delete from accepted_warning where campaign_id = :campaign")
                    .bind("campaign", campaign)
                    .execute();
            accepted.forEach(warning -> handle.createUpdate("""
                            insert into accepted_warning (campaign_id, name, detail, accepted_by, accepted_at)
                            values (:campaign, :name, :detail, :by, :at)
                            """)
                    .bind("campaign", campaign)
                    .bind("name", warning.name())
                    .bind("detail", warning.detail())
                    .bind("by", warning.by())
                    .bind("at", warning.at())
                    .execute());
        });
    }

    /** The names of those that a campaign has. */
    public Set<String> names(UUID campaign) {
        return Set.copyOf(jdbi.withHandle(
                handle -> handle.createQuery("select name from accepted_warning where campaign_id = :id")
                        .bind("id", campaign)
                        .mapTo(String.class)
                        .list()));
    }
}
