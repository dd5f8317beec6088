package aicmo.cam.followup.forecast;

import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/** What a forecast begins with. */
@Singleton
class ForecastRows {
    private final Jdbi jdbi;

    ForecastRows(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** @param started whether its leads have joined */
    record Start(boolean started, boolean paused, boolean archived) {}

    Optional<Start> start(UUID campaign) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "select started_at is not null, paused, archived_at is not null from campaign where id = :campaign")
                .bind("campaign", campaign)
                .map((rs, context) -> new Start(rs.getBoolean(1), rs.getBoolean(2), rs.getBoolean(3)))
                .findOne());
    }

    int asked(UUID campaign, LocalDate day) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "select asked from campaign_day where campaign_id = :campaign and day = :day")
                .bind("campaign", campaign)
                .bind("day", day)
                .mapTo(Integer.class)
                .findOne()
                .orElse(0));
    }

    List<UUID> leads(UUID campaign, UUID after, int limit) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select id from lead
                        where campaign_id = :campaign and (cast(:after as uuid) is null or id > :after)
                        order by id limit :limit
                        """)
                .bind("campaign", campaign)
                .bind("after", after)
                .bind("limit", limit)
                .mapTo(UUID.class)
                .list());
    }
}
