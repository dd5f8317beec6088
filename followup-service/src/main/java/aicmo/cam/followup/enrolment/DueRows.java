package aicmo.cam.followup.enrolment;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/** What is due when, in {@code enrolment}. A paused campaign asks for no mail, but waiting for answers ends even there. */
@Singleton
class DueRows {
    private static final String MAY_GO = "(e.next_step is null or not c.paused)";

    private final Jdbi jdbi;

    DueRows(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** Lets every lead of a campaign that just began join it. */
    void join(UUID campaign, Instant at, Instant firstDue) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        update enrolment set joined_at = :at, due_at = :due, next_step = 1
                        where campaign_id = :campaign and joined_at is null and not over
                        """)
                .bind("campaign", campaign)
                .bind("at", at)
                .bind("due", firstDue)
                .execute());
    }

    /** The campaigns that have something due. */
    List<UUID> campaigns(Instant now) {
        return jdbi.withHandle(handle ->
                handle.createQuery("""
                        select c.id from campaign c
                        where c.started_at is not null
                          and (exists (select 1 from enrolment e
                                       where e.campaign_id = c.id and e.next_step is null and e.due_at <= :now)
                            or not c.paused and exists (select 1 from enrolment e
                                       where e.campaign_id = c.id and e.next_step is not null and e.due_at <= :now))
                        """).bind("now", now).mapTo(UUID.class).list());
    }

    /** Takes leads that are due and that no other replica is just taking, until the transaction ends. */
    List<UUID> claim(UUID campaign, Instant now, int limit) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select e.lead_id from enrolment e join campaign c on c.id = e.campaign_id
                        where e.campaign_id = :campaign and e.due_at <= :now and %s
                        order by e.due_at limit :limit
                        for update of e skip locked
                        """.formatted(MAY_GO))
                .bind("campaign", campaign)
                .bind("now", now)
                .bind("limit", limit)
                .mapTo(UUID.class)
                .list());
    }

    /** When the next lead of any campaign is due; empty where none is. */
    Optional<Instant> next() {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select min(at) from (
                            select (select min(due_at) from enrolment e
                                    where e.campaign_id = c.id and e.next_step is not null) as at
                            from campaign c where c.started_at is not null and not c.paused
                            union all
                            select (select min(due_at) from enrolment e
                                    where e.campaign_id = c.id and e.next_step is null and e.due_at is not null)
                            from campaign c where c.started_at is not null) as firsts
                        """)
                .map((rs, context) -> Optional.ofNullable(rs.getObject(1, OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant))
                .one());
    }
}
