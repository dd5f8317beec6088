package aicmo.cam.sender.dispatch;

import aicmo.cam.messaging.SqlArray;
import aicmo.cam.sender.claim.Claimed;
import aicmo.cam.sender.mail.MailStatus;
import aicmo.cam.sender.mail.TimelineEntry;
import aicmo.cam.sender.provider.Outcome;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/** What became of mails that were handed over. A row that was given for UNKNOWN meanwhile learns the truth here. */
@Singleton
class OutcomeTable {
    private final Jdbi jdbi;

    OutcomeTable(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** Those of which it was not written before. */
    Set<UUID> sent(Map<Claimed, Outcome.Accepted> accepted, String provider, boolean dryRun, Instant now) {
        List<UUID> ids = new ArrayList<>();
        List<String> providerIds = new ArrayList<>();
        List<String> messageIds = new ArrayList<>();
        accepted.forEach((mail, taken) -> {
            ids.add(mail.id());
            providerIds.add(taken.providerMessageId());
            // No message id has a space in it (RFC 5322, section 3.6.4).
            messageIds.add(String.join(" ", taken.messageIds()));
        });
        return new HashSet<>(jdbi.withHandle(handle -> handle.createQuery("""
                        update outbound_email e
                        set status = 'SENT', sent_at = :now, detail = null, provider = :provider,
                            provider_message_id = given.provider_id, message_ids = string_to_array(given.message_ids, ' '),
                            dry_run = :dry_run, leased_by = null, lease_until = null,
                            timeline = timeline || cast(:entry as jsonb)
                        from unnest(:ids, :provider_ids, :message_ids) as given (id, provider_id, message_ids)
                        where e.id = given.id and e.status in ('SENDING', 'UNKNOWN')
                        returning e.id
                        """)
                .bind("now", now)
                .bind("provider", provider)
                .bind("ids", SqlArray.of("uuid", ids))
                .bind("provider_ids", SqlArray.of("text", providerIds))
                .bind("message_ids", SqlArray.of("text", messageIds))
                .bind("dry_run", dryRun)
                .bind("entry", entry(now, MailStatus.SENT, provider, dryRun ? "dry run: it did not go" : null))
                .mapTo(UUID.class)
                .list()));
    }

    /** It waits for another attempt. */
    void postponed(UUID id, String provider, String detail, Instant now, Instant again) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        update outbound_email
                        set status = 'QUEUED', next_attempt_at = :again, handed_over_at = null, first_handed_over_at = null,
                            batch_id = null, quota_day = null, leased_by = null, lease_until = null, provider = :provider,
                            detail = :detail,
                            timeline = timeline || cast(:entry as jsonb)
                        where id = :id and status in ('SENDING', 'UNKNOWN')
                        """)
                .bind("id", id)
                .bind("again", again)
                .bind("detail", detail)
                .bind("provider", provider)
                .bind("entry", entry(now, MailStatus.QUEUED, provider, detail))
                .execute());
    }

    /** It was no attempt: the rows are as if they had not been handed over, but say why they still wait. */
    void notTaken(Collection<UUID> ids, String detail, Instant now) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        update outbound_email
                        set status = 'QUEUED', next_attempt_at = :now, handed_over_at = null, first_handed_over_at = null,
                            batch_id = null, quota_day = null, leased_by = null, lease_until = null, detail = :detail,
                            attempts = attempts - 1, provider = null, timeline = timeline - (-1)
                        where id = any(:ids) and status = 'SENDING'
                        """)
                .bindArray("ids", UUID.class, ids)
                .bind("now", now)
                .bind("detail", detail)
                .execute());
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
    int unknown(Collection<UUID> ids, String by, String detail, Instant now) {
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
