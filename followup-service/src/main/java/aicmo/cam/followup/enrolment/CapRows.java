package aicmo.cam.followup.enrolment;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/** How many mails campaigns with a cap asked for in a day: {@code campaign_day}. */
@Singleton
class CapRows {
    private final Jdbi jdbi;

    CapRows(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** How many it was so far; no other replica counts for the campaign and the day until the transaction ends. */
    int asked(UUID campaign, LocalDate day) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        insert into campaign_day (campaign_id, day, asked) values (:campaign, :day, 0)
                        on conflict (campaign_id, day) do update set asked = campaign_day.asked
                        returning asked
                        """)
                .bind("campaign", campaign)
                .bind("day", day)
                .mapTo(Integer.class)
                .one());
    }

    void add(UUID campaign, LocalDate day, int asked) {
        jdbi.useHandle(handle -> handle.createUpdate(
                        "update campaign_day set asked = asked + :asked where campaign_id = :campaign and day = :day")
                .bind("campaign", campaign)
                .bind("day", day)
                .bind("asked", asked)
                .execute());
    }

    /** It asks for no mail until then. */
    void rest(UUID campaign, Instant until) {
        jdbi.useHandle(handle -> handle.createUpdate("update campaign set resting_until = :until where id = :campaign")
                .bind("campaign", campaign)
                .bind("until", until)
                .execute());
    }
}
