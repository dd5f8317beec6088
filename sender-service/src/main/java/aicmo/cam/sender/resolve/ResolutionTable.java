package aicmo.cam.sender.resolve;

import aicmo.cam.sender.mail.MailRows;
import aicmo.cam.sender.mail.MailStatus;
import aicmo.cam.sender.mail.TimelineEntry;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/** Mails of unknown outcome about which a person decides. */
@Singleton
class ResolutionTable {
    private final Jdbi jdbi;

    ResolutionTable(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** How the mail stands, locked until the end of the transaction. */
    Optional<MailStatus> lock(UUID id) {
        return jdbi.withHandle(
                handle -> handle.createQuery("select status from outbound_email where id = :id for update")
                        .bind("id", id)
                        .mapTo(String.class)
                        .findOne()
                        .map(MailStatus::valueOf));
    }

    /** It did not go, and will not. */
    MailRows.Named cancelled(UUID id, String by, String detail, Instant now) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        update outbound_email
                        set status = 'CANCELLED', reason = 'CANCELLED', detail = :detail, timeline = timeline || cast(:entry as jsonb)
                        where id = :id
                        returning\s""" + MailRows.COLUMNS)
                .bind("id", id)
                .bind("detail", detail)
                .bind(
                        "entry",
                        TimelineEntry.of(now, MailStatus.CANCELLED, by, detail).json())
                .map((rs, context) -> named(rs))
                .one());
    }

    /** It waits as if it had not been handed over; that it was tried is still counted. */
    void queued(UUID id, String by, String detail, Instant now) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        update outbound_email
                        set status = 'QUEUED', reason = null, detail = :detail, next_attempt_at = :now, waits_for = null,
                            batch_id = null, leased_by = null, lease_until = null, quota_day = null,
                            handed_over_at = null, first_handed_over_at = null, asked = 0, asked_at = null,
                            timeline = timeline || cast(:entry as jsonb)
                        where id = :id
                        """)
                .bind("id", id)
                .bind("detail", detail)
                .bind("now", now)
                .bind(
                        "entry",
                        TimelineEntry.of(now, MailStatus.QUEUED, by, detail).json())
                .execute());
    }

    private static MailRows.Named named(ResultSet rs) throws SQLException {
        return MailRows.named(rs);
    }
}
