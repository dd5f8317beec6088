package aicmo.cam.followup.campaign;

import aicmo.cam.followup.lead.LackingValues;
import aicmo.cam.rest.Problem;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;

/**
 * Starts that are scheduled, in {@code campaign} and {@code failed_start}. One that failed is due again only where it may end otherwise:
 * the campaign or the lead was changed, or its next attempt has a time.
 */
@Singleton
class StartRows {
    private static final String SCHEDULED =
            " from campaign c left join failed_start f on f.campaign_id = c.id and f.start_at = c.start_at ";
    private static final String MAY_START = """
            (f.campaign_id is null or f.version <> c.version or f.lead_id is not null and not exists (
                select from lead l join enrolment e on e.lead_id = l.id
                where l.id = f.lead_id and not e.over and md5(cast(l as text)) = f.lead_md5))
            """;
    private static final String DUE = "c.start_at <= :now and (" + MAY_START + " or f.retry_at <= :now)";

    private final Jdbi jdbi;

    StartRows(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /**
     * Why a scheduled start failed.
     *
     * @param reason for a person
     * @param lead on which it failed; null where on none
     * @param retryAt when it is attempted again though nothing was changed; null where only a change can help
     */
    record Failure(String reason, UUID lead, Instant retryAt) {
        private static final int MOST_TOLD = 3;
        private static final Duration PAUSE = Duration.ofMinutes(1);
        private static final Duration UNTIL_NEXT_PREFLIGHT = Duration.ofMinutes(10);

        static Failure of(LackingValues.Lacking lacking) {
            String leads = lacking.first().stream()
                    .limit(MOST_TOLD)
                    .map(lead -> lead.field() + ": " + lead.detail())
                    .collect(Collectors.joining("; "));
            String first = lacking.failed() > MOST_TOLD ? " The first " + MOST_TOLD + ": " : " ";
            return new Failure(lacking.words() + first + leads, lacking.lead(), null);
        }

        /** What a preflight finds may be mended without a change of the campaign. */
        static Failure refused(String why, Instant now) {
            return new Failure(why, null, now.plus(UNTIL_NEXT_PREFLIGHT));
        }

        /** What is wrong with the request stays wrong; anything else may pass. */
        static Failure of(RuntimeException why, Instant now) {
            if (why instanceof Problem) {
                return new Failure(why.getMessage(), null, null);
            }
            Instant retryAt = now.plus(PAUSE);
            return new Failure(
                    "the start failed within the service, and is attempted again at " + retryAt
                            + "; the log of followup tells why",
                    null,
                    retryAt);
        }
    }

    /** The campaigns whose scheduled start has come. */
    List<UUID> due(Instant now, int limit) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "select c.id" + SCHEDULED + "where " + DUE + " order by c.start_at limit :limit")
                .bind("now", now)
                .bind("limit", limit)
                .mapTo(UUID.class)
                .list());
    }

    /** Whether that of this campaign has come. */
    boolean isDue(UUID id, Instant now) {
        return jdbi.withHandle(
                handle -> handle.createQuery("select exists (select" + SCHEDULED + "where c.id = :id and " + DUE + ")")
                        .bind("id", id)
                        .bind("now", now)
                        .mapTo(Boolean.class)
                        .one());
    }

    /** When the next campaign starts by itself, or is attempted again; empty where none is. */
    Optional<Instant> next() {
        return jdbi.withHandle(handle -> handle.createQuery("select min(case when " + MAY_START
                        + " then c.start_at else f.retry_at end)" + SCHEDULED + "where c.start_at is not null")
                .map((rs, context) -> Optional.ofNullable(rs.getObject(1, OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant))
                .one());
    }

    /** Keeps why a start failed; nothing where it is not scheduled any more. */
    void failed(UUID id, Failure failure, Instant now) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        insert into failed_start (campaign_id, start_at, failed_at, reason, version, lead_id, lead_md5, retry_at)
                        select c.id, c.start_at, :now, :reason, c.version, l.id, md5(cast(l as text)), :retry_at
                        from campaign c left join lead l on l.id = :lead
                        where c.id = :id and c.start_at is not null
                        on conflict (campaign_id) do update set start_at = excluded.start_at, failed_at = excluded.failed_at,
                            reason = excluded.reason, version = excluded.version, lead_id = excluded.lead_id,
                            lead_md5 = excluded.lead_md5, retry_at = excluded.retry_at
                        """)
                .bind("id", id)
                .bind("reason", failure.reason())
                .bindByType("lead", failure.lead(), UUID.class)
                .bind("now", now)
                .bindByType("retry_at", failure.retryAt(), Instant.class)
                .execute());
    }

    /** Why it failed concerns nobody any more; the words may hold what is known of a person. */
    void forget(UUID id) {
        jdbi.useHandle(handle -> handle.createUpdate("delete from failed_start where campaign_id = :id")
                .bind("id", id)
                .execute());
    }
}
