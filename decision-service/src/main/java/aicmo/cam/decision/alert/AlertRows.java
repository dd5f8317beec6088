package aicmo.cam.decision.alert;

import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/** The table {@code alert}: what is to be mailed is work that any replica may claim. */
@Singleton
public class AlertRows {
    private final Jdbi jdbi;
    private final boolean mailed;

    AlertRows(Jdbi jdbi, AlertSettings settings) {
        this.jdbi = jdbi;
        this.mailed = settings.to().isPresent();
    }

    /** Raises an alert; false where it was raised already. */
    public boolean raise(Alert alert) {
        return jdbi.withHandle(handle -> handle.createUpdate("""
                        insert into alert (alert_id, kind, campaign_id, subject, text, raised_at, mail_state, next_at)
                        values (:id, :kind, :campaign, :subject, :text, :at, :mail, :at)
                        on conflict do nothing
                        """)
                        .bind("id", alert.alertId())
                        .bind("kind", alert.kind().name())
                        .bind("campaign", alert.campaignId())
                        .bind("subject", storable(alert.subject()))
                        .bind("text", storable(alert.text()))
                        .bind("at", alert.raisedAt().atOffset(ZoneOffset.UTC))
                        .bind("mail", mailed ? "PENDING" : "NOT_WANTED")
                        .execute())
                == 1;
    }

    /** Those that are to be mailed, claimed until the lease is over. */
    List<Claimed> claim(int limit, Instant now, Duration lease) {
        return jdbi.inTransaction(handle -> handle.createQuery("""
                        with due as (
                            select alert_id from alert where mail_state = 'PENDING' and next_at <= :now
                            order by next_at limit :limit for update skip locked)
                        update alert a set next_at = :lease, attempts = a.attempts + 1
                        from due where a.alert_id = due.alert_id
                        returning a.*
                        """)
                .bind("now", now.atOffset(ZoneOffset.UTC))
                .bind("lease", now.plus(lease).atOffset(ZoneOffset.UTC))
                .bind("limit", limit)
                .map((rs, context) -> new Claimed(read(rs), rs.getInt("attempts")))
                .list());
    }

    /** Records what came of mailing one. */
    void record(UUID alertId, String state, Instant nextAt, String answer) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        update alert set mail_state = :state, next_at = :next, answer = :answer where alert_id = :id
                        """)
                .bind("id", alertId)
                .bind("state", state)
                .bind("next", nextAt.atOffset(ZoneOffset.UTC))
                .bind("answer", answer)
                .execute());
    }

    /** The latest alerts, the newest first. */
    List<Alert> latest(int limit) {
        return jdbi.withHandle(
                handle -> handle.createQuery("select * from alert order by raised_at desc, alert_id desc limit :limit")
                        .bind("limit", limit)
                        .map((rs, context) -> read(rs))
                        .list());
    }

    /** PostgreSQL's text takes no NUL, and the words of other systems may have one. */
    private static String storable(String words) {
        return words.replace('\0', '\ufffd');
    }

    private static Alert read(ResultSet rs) throws SQLException {
        return new Alert(
                rs.getObject("alert_id", UUID.class),
                Alert.Kind.valueOf(rs.getString("kind")),
                rs.getObject("campaign_id", UUID.class),
                rs.getString("subject"),
                rs.getString("text"),
                rs.getObject("raised_at", OffsetDateTime.class).toInstant());
    }

    /** An alert that is this replica's to mail, for the so manieth time. */
    record Claimed(Alert alert, int attempts) {}
}
