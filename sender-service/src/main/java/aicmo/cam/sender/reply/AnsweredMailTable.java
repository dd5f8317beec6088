package aicmo.cam.sender.reply;

import aicmo.cam.sender.mail.MailRows;
import aicmo.cam.sender.mail.MailStatus;
import aicmo.cam.sender.mail.RenderedMail;
import aicmo.cam.sender.mail.TimelineEntry;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/** Mails that somebody, or a mail system, answered. */
@Singleton
class AnsweredMailTable {
    private final Jdbi jdbi;

    AnsweredMailTable(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** A mail that was UNKNOWN and surely went. */
    record Proven(MailRows.Named named, RenderedMail mail, String provider) {}

    /** That it is answered proves that an UNKNOWN mail went; empty where it was not UNKNOWN. */
    Optional<Proven> proven(UUID id, String why, Instant now) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        update outbound_email
                        set status = 'SENT', sent_at = coalesce(handed_over_at, :now), message_ids = array[message_id],
                            detail = null, timeline = timeline || cast(:entry as jsonb)
                        where id = :id and status = 'UNKNOWN'
                        returning *
                        """)
                .bind("id", id)
                .bind("now", now)
                .bind("entry", entry(now, MailStatus.SENT, why))
                .map((rs, context) -> new Proven(
                        MailRows.named(rs), RenderedMail.of(rs.getBytes("rendered")), rs.getString("provider")))
                .findOne());
    }

    /** It came back, or was complained of. */
    void ended(UUID id, MailStatus status, String why, Instant now) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        update outbound_email set status = :status, detail = :why, timeline = timeline || cast(:entry as jsonb)
                        where id = :id and status in ('SENT', 'BOUNCED', 'COMPLAINED') and status <> :status
                        """)
                .bind("id", id)
                .bind("status", status.name())
                .bind("why", why)
                .bind("entry", entry(now, status, why))
                .execute());
    }

    private static String entry(Instant now, MailStatus status, String why) {
        return TimelineEntry.of(now, status, "reply", why).json();
    }
}
