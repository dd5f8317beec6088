package aicmo.cam.sender.outcome;

import aicmo.cam.messaging.SqlArray;
import aicmo.cam.sender.claim.Claimed;
import aicmo.cam.sender.mail.MailStatus;
import aicmo.cam.sender.mail.TimelineEntry;
import aicmo.cam.sender.provider.Outcome;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/** What became of mails that were handed over. A row that was given for UNKNOWN meanwhile learns the truth here. */
@Singleton
public class OutcomeTable {
    /**
     * The attempt itself leaves the timeline; that it came to nothing is one entry for all attempts in a row: the first, how often, and
     * what the last one said.
     */
    private static final String QUEUED = """
            update outbound_email
            set status = 'QUEUED', next_attempt_at = :again, handed_over_at = null, first_handed_over_at = null, batch_id = null,
                quota_day = null, leased_by = null, lease_until = null, detail = :detail,
                timeline = case
                    when timeline -> -2 ->> 'what' = 'QUEUED' and timeline -> -2 ->> 'by' = :by then
                        timeline - (-1) - (-1) || jsonb_build_array((timeline -> -2) || cast(:more as jsonb)
                            || jsonb_build_object('times', coalesce(cast(timeline -> -2 ->> 'times' as int), 1) + 1))
                    else timeline - (-1) || cast(:entry as jsonb) end,
            %s""";

    private final Jdbi jdbi;

    OutcomeTable(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** Those of which it was not written before, and when they were handed over. */
    Map<UUID, Instant> sent(Map<Claimed, Outcome.Accepted> accepted, String provider, boolean dryRun, Instant now) {
        List<UUID> ids = new ArrayList<>();
        List<String> providerIds = new ArrayList<>();
        List<String> messageIds = new ArrayList<>();
        accepted.forEach((mail, taken) -> {
            ids.add(mail.id());
            providerIds.add(taken.providerMessageId());
            // No message id has a space in it (RFC 5322, section 3.6.4).
            messageIds.add(String.join(" ", taken.messageIds()));
        });
        Map<UUID, Instant> news = new HashMap<>();
        jdbi.useHandle(handle -> handle.createQuery("""
                        update outbound_email e
                        set status = 'SENT', sent_at = :now, detail = null, provider = :provider,
                            provider_message_id = given.provider_id, message_ids = string_to_array(given.message_ids, ' '),
                            dry_run = :dry_run, leased_by = null, lease_until = null,
                            timeline = timeline || cast(:entry as jsonb)
                        from unnest(:ids, :provider_ids, :message_ids) as given (id, provider_id, message_ids)
                        where e.id = given.id and e.status in ('SENDING', 'UNKNOWN')
                        returning e.id, e.handed_over_at
                        """)
                .bind("now", now)
                .bind("provider", provider)
                .bind("ids", SqlArray.of("uuid", ids))
                .bind("provider_ids", SqlArray.of("text", providerIds))
                .bind("message_ids", SqlArray.of("text", messageIds))
                .bind("dry_run", dryRun)
                .bind("entry", entry(now, MailStatus.SENT, provider, dryRun ? "dry run: it did not go" : null))
                .map((rs, context) -> news.put(
                        rs.getObject("id", UUID.class),
                        rs.getTimestamp("handed_over_at").toInstant()))
                .list());
        return news;
    }

    /** It waits for another attempt. @param doubted whether its sender may be meant */
    void postponed(UUID id, String provider, String detail, boolean doubted, Instant now, Instant again) {
        jdbi.useHandle(handle -> handle.createUpdate(QUEUED.formatted("""
                            first_postponed_at = coalesce(first_postponed_at, cast(:now as timestamptz)),
                            doubts = doubts + case when :doubted then 1 else 0 end,
                            doubted_at = case when :doubted then cast(:now as timestamptz) else doubted_at end,
                            provider = :provider
                        where id = any(:ids) and status in ('SENDING', 'UNKNOWN')
                        """))
                .bindArray("ids", UUID.class, List.of(id))
                .bind("again", again)
                .bind("detail", detail)
                .bind("doubted", doubted)
                .bind("by", provider)
                .bind("provider", provider)
                .bind("now", now)
                .bind("entry", entry(now, MailStatus.QUEUED, provider, detail))
                .bind("more", more(detail, now))
                .execute());
    }

    /** It was no attempt: they wait as if they had not been handed over, but say why, since when and how often. */
    void notTaken(Collection<UUID> ids, String provider, String detail, boolean doubted, Instant now) {
        jdbi.useHandle(handle -> handle.createUpdate(QUEUED.formatted("""
                            attempts = attempts - 1, provider = null,
                            doubts = doubts + case when :doubted then 1 else 0 end,
                            doubted_at = case when :doubted then cast(:now as timestamptz) else doubted_at end
                        where id = any(:ids) and status = 'SENDING'
                        """))
                .bindArray("ids", UUID.class, ids)
                .bind("again", now)
                .bind("detail", detail)
                .bind("doubted", doubted)
                .bind("by", provider)
                .bind("now", now)
                .bind("entry", entry(now, MailStatus.QUEUED, provider, detail))
                .bind("more", more(detail, now))
                .execute());
    }

    /** What an entry of a timeline that stands for several attempts says of the last one. */
    private static String more(String detail, Instant now) {
        return TimelineEntry.fields(detail, now);
    }

    /** They stay in their batch, which is handed over again then. Only what is new is written into the timeline. */
    void again(Collection<UUID> ids, String provider, String detail, Instant now, Instant then) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        update outbound_email
                        set lease_until = :then, detail = :detail,
                            timeline = case when detail is distinct from :detail
                                then timeline || cast(:entry as jsonb) else timeline end
                        where id = any(:ids) and status = 'SENDING'
                        """)
                .bindArray("ids", UUID.class, ids)
                .bind("then", then)
                .bind("detail", detail)
                .bind("entry", entry(now, MailStatus.SENDING, provider, "it will be handed over again: " + detail))
                .execute());
    }

    /** How many that were. */
    public int unknown(Collection<UUID> ids, String by, String detail, Instant now) {
        return jdbi.withHandle(handle -> handle.createUpdate("""
                        update outbound_email
                        set status = 'UNKNOWN', detail = :detail, leased_by = null, lease_until = null,
                            timeline = timeline || cast(:entry as jsonb)
                        where id = any(:ids) and status = 'SENDING'
                        """)
                .bindArray("ids", UUID.class, ids)
                .bind("detail", detail)
                .bind("entry", entry(now, MailStatus.UNKNOWN, by, detail))
                .execute());
    }

    private static String entry(Instant now, MailStatus status, String by, String why) {
        return TimelineEntry.of(now, status, by, why).json();
    }
}
