package aicmo.cam.sender.dispatch;

import aicmo.cam.sender.mail.MailStatus;
import aicmo.cam.sender.mail.TimelineEntry;
import aicmo.cam.sender.provider.Outcome;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/** What became of mails that were handed over. A row that was given for UNKNOWN meanwhile learns the truth here. */
@Singleton
class OutcomeTable {
    private final Jdbi jdbi;

    OutcomeTable(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** False where it was written before. */
    boolean sent(UUID id, String provider, Outcome.Accepted accepted, boolean dryRun, Instant now) {
        return jdbi.withHandle(handle -> handle.createUpdate("""
                        update outbound_email
                        set status = 'SENT', sent_at = :now, detail = null, provider = :provider, provider_message_id = :provider_id,
                            message_ids = :ids, dry_run = :dry_run, leased_by = null, lease_until = null,
                            timeline = timeline || cast(:entry as jsonb)
                        where id = :id and status in ('SENDING', 'UNKNOWN')
                        """)
                        .bind("id", id)
                        .bind("now", now)
                        .bind("provider", provider)
                        .bind("provider_id", accepted.providerMessageId())
                        .bindArray("ids", String.class, accepted.messageIds())
                        .bind("dry_run", dryRun)
                        .bind("entry", entry(now, MailStatus.SENT, provider, dryRun ? "dry run: it did not go" : null))
                        .execute())
                == 1;
    }

    /** It waits for another attempt. */
    boolean postponed(UUID id, String provider, String detail, Instant now, Instant again) {
        return jdbi.withHandle(handle -> handle.createUpdate("""
                        update outbound_email
                        set status = 'QUEUED', next_attempt_at = :again, handed_over_at = null, batch_id = null, quota_day = null,
                            leased_by = null, lease_until = null, provider = :provider,
                            detail = :detail,
                            timeline = timeline || cast(:entry as jsonb)
                        where id = :id and status in ('SENDING', 'UNKNOWN')
                        """)
                        .bind("id", id)
                        .bind("again", again)
                        .bind("detail", detail)
                        .bind("provider", provider)
                        .bind("entry", entry(now, MailStatus.QUEUED, provider, detail))
                        .execute())
                == 1;
    }

    /** It was no attempt: the row is as if it had not been handed over, but says why it still waits. */
    void unreached(UUID id, String detail, Instant now) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        update outbound_email
                        set status = 'QUEUED', next_attempt_at = :now, handed_over_at = null, batch_id = null, quota_day = null,
                            leased_by = null, lease_until = null, detail = :detail, attempts = attempts - 1,
                            timeline = timeline - (-1)
                        where id = :id and status = 'SENDING'
                        """)
                .bind("id", id)
                .bind("now", now)
                .bind("detail", detail)
                .execute());
    }

    boolean unknown(UUID id, String provider, String detail, Instant now) {
        return jdbi.withHandle(handle -> handle.createUpdate("""
                        update outbound_email
                        set status = 'UNKNOWN', detail = :detail, provider = :provider, leased_by = null, lease_until = null,
                            timeline = timeline || cast(:entry as jsonb)
                        where id = :id and status = 'SENDING'
                        """)
                        .bind("id", id)
                        .bind("detail", detail)
                        .bind("provider", provider)
                        .bind("entry", entry(now, MailStatus.UNKNOWN, provider, detail))
                        .execute())
                == 1;
    }

    private static String entry(Instant now, MailStatus status, String by, String why) {
        return TimelineEntry.of(now, status, by, why).json();
    }
}
