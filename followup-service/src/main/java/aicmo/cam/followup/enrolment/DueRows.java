package aicmo.cam.followup.enrolment;

import aicmo.cam.followup.definition.Track;
import aicmo.cam.followup.lead.Revived;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/** What is due when, in {@code enrolment}. A campaign that is paused or rests asks for no mail, but waiting for answers ends even there. */
@Singleton
class DueRows {
    /** The parts of what is due that have an index each: follow-ups, first mails, and waiting that ends. */
    private static final String FOLLOW_UP = "e.next_step is not null and not e.first_mail";

    private static final String FIRST_MAIL = "e.next_step is not null and e.first_mail";
    private static final String WAITING_ENDS = "e.next_step is null and e.due_at is not null";
    private static final String ASKS = "not c.paused and (c.resting_until is null or c.resting_until <= :now)";

    private final Jdbi jdbi;

    DueRows(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** Lets every lead of a campaign that just began join it; each is looked at at once, for when its first mail goes. */
    void join(UUID campaign, Instant at) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        update enrolment set joined_at = :at, due_at = :at, next_step = 1, first_mail = true
                        where campaign_id = :campaign and joined_at is null and not over
                        """)
                .bind("campaign", campaign)
                .bind("at", at)
                .execute());
    }

    /** What came due in a pause goes as much later as the pause was long: spread as it was, and not all at once. */
    void spread(UUID campaign, Duration pause, Instant now) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        update enrolment set held_until = due_at + :pause * interval '1 microsecond',
                            due_at = due_at + :pause * interval '1 microsecond'
                        where campaign_id = :campaign and next_step is not null and due_at <= :now
                        """)
                .bind("campaign", campaign)
                .bind("pause", pause.toNanos() / 1_000)
                .bind("now", now)
                .execute());
    }

    /**
     * Plans again for everybody to whom something is to come; a cap may be another now. Leads that another replica is just planning by the
     * version before are waited for, so that what it decided is seen by what follows in this transaction.
     */
    void replan(UUID campaign, Instant now) {
        jdbi.useHandle(handle -> {
            handle.createUpdate("""
                            with held as materialized (
                                select lead_id from enrolment where campaign_id = :campaign and due_at is not null
                                order by lead_id for update)
                            update enrolment e set due_at = :now from held where e.lead_id = held.lead_id and e.due_at > :now
                            """).bind("campaign", campaign).bind("now", now).execute();
            handle.createUpdate("update campaign set resting_until = null where id = :campaign")
                    .bind("campaign", campaign)
                    .execute();
        });
    }

    /** {@link Revived} leads go on. Each is looked at at once. */
    void revive(UUID campaign, Instant now, Set<Track> grown) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        update enrolment e set over = false, stopped_reason = null, exhausted_at = null, due_at = :now,
                            next_step = null
                        where campaign_id = :campaign and
                        """ + Revived.CONDITION)
                .bind("campaign", campaign)
                .bind("now", now)
                .bindMap(Revived.parameters(grown))
                .execute());
    }

    /** The campaigns that have something due. */
    List<UUID> campaigns(Instant now) {
        return jdbi.withHandle(
                handle -> handle.createQuery("""
                        select c.id from campaign c
                        where c.started_at is not null and c.archived_at is null
                          and (%s or %s and (%s or %s))
                        """.formatted(due(WAITING_ENDS), ASKS, due(FOLLOW_UP), due(FIRST_MAIL)))
                        .bind("now", now)
                        .mapTo(UUID.class)
                        .list());
    }

    private static String due(String part) {
        return "exists (select 1 from enrolment e where e.campaign_id = c.id and %s and e.due_at <= :now)"
                .formatted(part);
    }

    /** Takes leads whose waiting is over and that no other replica is just taking, until the transaction ends. */
    List<UUID> claimWaiting(UUID campaign, Instant now, int limit) {
        return claim(campaign, now, limit, WAITING_ENDS, "true");
    }

    /** Takes leads to whom a mail is due, follow-ups before first mails, likewise. */
    List<UUID> claimMails(UUID campaign, Instant now, int limit) {
        List<UUID> claimed = claim(campaign, now, limit, FOLLOW_UP, ASKS);
        if (claimed.size() < limit) {
            claimed.addAll(claim(campaign, now, limit - claimed.size(), FIRST_MAIL, ASKS));
        }
        return claimed;
    }

    private List<UUID> claim(UUID campaign, Instant now, int limit, String part, String may) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select e.lead_id from enrolment e
                        where e.campaign_id = :campaign and %s and e.due_at <= :now
                          and exists (select 1 from campaign c where c.id = :campaign and c.archived_at is null and %s)
                        order by e.due_at limit :limit
                        for update of e skip locked
                        """.formatted(part, may))
                .bind("campaign", campaign)
                .bind("now", now)
                .bind("limit", limit)
                .mapTo(UUID.class)
                .collectIntoList());
    }

    /** When the next lead of any campaign is due; empty where none is. */
    Optional<Instant> next() {
        return jdbi.withHandle(
                handle -> handle.createQuery("""
                        select min(at) from (
                            select greatest(first.at, c.resting_until) as at
                            from campaign c cross join lateral (select least(%s, %s) as at) as first
                            where c.started_at is not null and c.archived_at is null and not c.paused and first.at is not null
                            union all
                            select %s from campaign c where c.started_at is not null and c.archived_at is null) as firsts
                        """.formatted(first(FOLLOW_UP), first(FIRST_MAIL), first(WAITING_ENDS)))
                        .map((rs, context) -> Optional.ofNullable(rs.getObject(1, OffsetDateTime.class))
                                .map(OffsetDateTime::toInstant))
                        .one());
    }

    private static String first(String part) {
        return "(select min(e.due_at) from enrolment e where e.campaign_id = c.id and %s)".formatted(part);
    }
}
