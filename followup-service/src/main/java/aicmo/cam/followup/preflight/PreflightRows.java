package aicmo.cam.followup.preflight;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/** The addresses that a campaign writes to, or would once it starts. */
@Singleton
class PreflightRows {
    private final Jdbi jdbi;

    PreflightRows(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    record Known(UUID id, String email) {}

    List<Known> leads(UUID campaign, UUID after, int limit) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select l.id, l.email from lead l join enrolment e on e.lead_id = l.id
                        where l.campaign_id = :campaign and not e.over and (cast(:after as uuid) is null or l.id > :after)
                        order by l.id limit :limit
                        """)
                .bind("campaign", campaign)
                .bind("after", after)
                .bind("limit", limit)
                .map((rs, context) -> new Known(rs.getObject("id", UUID.class), rs.getString("email")))
                .list());
    }
}
