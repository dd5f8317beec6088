package aicmo.cam.sender.outbound;

import aicmo.cam.sender.mail.MailStatus;
import aicmo.cam.sender.mail.RenderedMail;
import aicmo.cam.sender.mail.TimelineEntry;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/** Mails, to be looked at. */
@Singleton
class OutboundTable {
    private final Jdbi jdbi;

    OutboundTable(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** What to look for; a null says nothing. */
    record Filter(UUID campaignId, UUID leadId, MailStatus status, String recipientKey) {}

    /** The newest first. Only conditions that are asked for stand in the statement, so that each finds its index. */
    List<OutboundEmail> list(Filter filter, UUID after, int limit) {
        String sql = "select * from outbound_email where true"
                + (filter.campaignId() == null ? "" : " and campaign_id = :campaign")
                + (filter.leadId() == null ? "" : " and lead_id = :lead")
                + (filter.status() == null ? "" : " and status = :status")
                + (filter.recipientKey() == null ? "" : " and recipient_key = :recipient")
                + (after == null ? "" : " and id < :after")
                + " order by id desc limit :limit";
        return jdbi.withHandle(handle -> {
            var query = handle.createQuery(sql).bind("limit", limit);
            if (filter.campaignId() != null) {
                query.bind("campaign", filter.campaignId());
            }
            if (filter.leadId() != null) {
                query.bind("lead", filter.leadId());
            }
            if (filter.status() != null) {
                query.bind("status", filter.status().name());
            }
            if (filter.recipientKey() != null) {
                query.bind("recipient", filter.recipientKey());
            }
            if (after != null) {
                query.bind("after", after);
            }
            return query.map((rs, context) -> read(rs)).list();
        });
    }

    Optional<OutboundEmail.Whole> find(UUID id) {
        return jdbi.withHandle(handle -> handle.createQuery("select * from outbound_email where id = :id")
                .bind("id", id)
                .map((rs, context) -> whole(rs))
                .findOne());
    }

    private static OutboundEmail.Whole whole(ResultSet rs) throws SQLException {
        byte[] bytes = rs.getBytes("rendered");
        RenderedMail mail = bytes == null ? null : RenderedMail.of(bytes);
        return new OutboundEmail.Whole(
                read(rs),
                rs.getString("reply_to"),
                rs.getString("content_hash"),
                mail == null ? null : mail.text(),
                mail == null ? null : mail.html(),
                mail == null ? null : mail.inReplyTo(),
                mail == null ? List.of() : mail.references(),
                TimelineEntry.all(rs.getString("timeline")));
    }

    private static OutboundEmail read(ResultSet rs) throws SQLException {
        MailStatus status = MailStatus.valueOf(rs.getString("status"));
        return new OutboundEmail(
                rs.getObject("id", UUID.class),
                rs.getObject("request_id", UUID.class),
                rs.getObject("campaign_id", UUID.class),
                rs.getObject("lead_id", UUID.class),
                rs.getString("track"),
                rs.getObject("step", Integer.class),
                rs.getString("recipient"),
                rs.getString("sender"),
                rs.getString("subject"),
                status,
                rs.getString("reason"),
                rs.getString("detail"),
                rs.getString("message_id"),
                rs.getString("provider"),
                rs.getString("provider_message_id"),
                rs.getBoolean("dry_run"),
                rs.getInt("attempts"),
                instant(rs, "requested_at"),
                instant(rs, "queued_at"),
                status == MailStatus.QUEUED ? instant(rs, "next_attempt_at") : null,
                instant(rs, "sent_at"));
    }

    private static Instant instant(ResultSet rs, String column) throws SQLException {
        Timestamp at = rs.getTimestamp(column);
        return at == null ? null : at.toInstant();
    }
}
