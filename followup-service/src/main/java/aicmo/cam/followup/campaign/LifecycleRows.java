package aicmo.cam.followup.campaign;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/** The table {@code campaign}, as far as its start, its pauses and its end go. */
@Singleton
class LifecycleRows {
    /** What hangs on leads; who brings something new to a lead holds its enrolment, so that goes first. */
    private static final List<String> OF_LEADS =
            List.of("enrolment", "step_of_lead", "verdict", "lead_change", "lead_action");

    private final Jdbi jdbi;

    LifecycleRows(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /**
     * A campaign that stays so until the transaction ends.
     *
     * @param startedAt null before, as is archivedAt
     * @param clonedFrom null where it is no clone
     */
    record Held(int version, Instant startedAt, Instant archivedAt, UUID clonedFrom) {}

    /** For leads that come in, which belong to one side or the other of its start. */
    Optional<Held> hold(UUID id) {
        return hold(id, "share");
    }

    Optional<Held> holdToChange(UUID id) {
        return hold(id, "no key update");
    }

    Optional<Held> holdToDelete(UUID id) {
        return hold(id, "update");
    }

    private Optional<Held> hold(UUID id, String lock) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "select version, started_at, archived_at, cloned_from from campaign where id = :id for " + lock)
                .bind("id", id)
                .map((rs, context) -> new Held(
                        rs.getInt("version"),
                        instant(rs.getObject("started_at", OffsetDateTime.class)),
                        instant(rs.getObject("archived_at", OffsetDateTime.class)),
                        rs.getObject("cloned_from", UUID.class)))
                .findOne());
    }

    /** Marks it as started; false where it was already. */
    boolean start(UUID id, Instant now) {
        return started(id, now, "true");
    }

    /** The same where its scheduled time has come; false where it has not, or another replica was faster. */
    boolean startScheduled(UUID id, Instant now) {
        return started(id, now, "start_at <= :now and archived_at is null");
    }

    private boolean started(UUID id, Instant now, String condition) {
        return jdbi.withHandle(handle -> handle.createUpdate("""
                        update campaign set started_at = :now, start_at = null, start_zone = null
                        where id = :id and started_at is null and %s
                        """.formatted(condition))
                        .bind("id", id)
                        .bind("now", now)
                        .execute())
                == 1;
    }

    /** Keeps when it is to start, or with nulls that it is not to start by itself; held by who asks. */
    void schedule(UUID id, Instant at, String zone) {
        jdbi.useHandle(handle -> handle.createUpdate(
                        "update campaign set start_at = :at, start_zone = :zone where id = :id and started_at is null")
                .bind("id", id)
                .bind("at", at)
                .bind("zone", zone)
                .execute());
    }

    /** Puts it away; a start that was scheduled is so no more. */
    void archive(UUID id, Instant now) {
        jdbi.useHandle(handle ->
                handle.createUpdate("""
                        update campaign set archived_at = coalesce(archived_at, :now), start_at = null, start_zone = null
                        where id = :id
                        """).bind("id", id).bind("now", now).execute());
    }

    void unarchive(UUID id) {
        jdbi.useHandle(handle -> handle.createUpdate("update campaign set archived_at = null where id = :id")
                .bind("id", id)
                .execute());
    }

    /** Deletes it with its leads and all that is known of them; held by who asks. */
    void delete(UUID id) {
        jdbi.useHandle(handle -> {
            for (String table : OF_LEADS) {
                handle.createUpdate("delete from " + table
                                + " where lead_id in (select l.id from lead l where l.campaign_id = :id)")
                        .bind("id", id)
                        .execute();
            }
            for (String table : List.of("lead", "campaign_day", "definition")) {
                handle.createUpdate("delete from " + table + " where campaign_id = :id")
                        .bind("id", id)
                        .execute();
            }
            handle.createUpdate("delete from campaign where id = :id")
                    .bind("id", id)
                    .execute();
        });
    }

    /** It is paused by this revision; nothing where a later one is known. */
    void pause(UUID id, long revision, String why, Instant since) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        update campaign set paused = true, pause_revision = :revision, paused_why = :why,
                            paused_since = case when paused then paused_since else :since end
                        where id = :id and pause_revision < :revision
                        """)
                .bind("id", id)
                .bind("revision", revision)
                .bind("why", why)
                .bind("since", since)
                .execute());
    }

    /** It goes on by this revision. @return since when it was paused; empty where it was not, or a later revision is known */
    Optional<Instant> resume(UUID id, long revision) {
        return jdbi.withHandle(handle -> {
            Optional<Instant> since = handle.createQuery("""
                            select paused_since from campaign
                            where id = :id and pause_revision < :revision and paused for no key update
                            """)
                    .bind("id", id)
                    .bind("revision", revision)
                    .map((rs, context) -> rs.getObject(1, OffsetDateTime.class))
                    .findOne()
                    .map(OffsetDateTime::toInstant);
            handle.createUpdate("""
                            update campaign set paused = false, pause_revision = :revision, paused_why = null,
                                paused_since = null
                            where id = :id and pause_revision < :revision
                            """).bind("id", id).bind("revision", revision).execute();
            return since;
        });
    }

    private static Instant instant(OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }
}
