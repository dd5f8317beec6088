package aicmo.cam.inbox.display;

import aicmo.cam.events.ReplyClass;
import aicmo.cam.events.ReplyIngested.MatchedBy;
import aicmo.cam.inbox.message.Inbound;
import aicmo.cam.inbox.message.InboundColumns;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/** The table {@code inbound_email}, as it is read by people. */
@Singleton
class InboundViewRows {
    private final Jdbi jdbi;

    InboundViewRows(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /**
     * Messages of others, the newest first.
     *
     * @param after the last of the page before; null for the first page
     */
    List<InboundView> list(InboundFilter filter, UUID after, int limit) {
        return jdbi.withHandle(
                handle -> handle.createQuery("""
                        select id, mailbox, state, sender, sender_name, recipients, subject, message_id, received_at, ingested_at,
                            email_id, request_id, campaign_id, lead_id, track, step, answered_recipient, matched_by,
                            reply_class, confidence, reason, corrected_by
                        from inbound_email where \
                        """ + filter.conditions() + (after == null ? "" : " and id < :after")
                                + " order by id desc limit :limit")
                        .bindMap(filter.values())
                        .bindMap(after == null ? Map.of() : Map.of("after", after))
                        .bind("limit", limit)
                        .map((rs, context) -> view(rs))
                        .list());
    }

    Optional<InboundView.Whole> find(UUID id) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select *, exists (select from raw_message where inbound_id = id) as raw_kept
                        from inbound_email where id = :id
                        """)
                .bind("id", id)
                .map((rs, context) -> whole(rs))
                .findOne());
    }

    private static InboundView.Whole whole(ResultSet rs) throws SQLException {
        Inbound.Place place = new Inbound.Place(
                rs.getString("mailbox"), rs.getString("folder"), rs.getLong("uid_validity"), rs.getLong("uid"));
        return new InboundView.Whole(
                view(rs),
                rs.getString("text"),
                DisplayHtml.safe(rs.getString("html")),
                InboundColumns.attachments(rs.getString("attachments")),
                InboundColumns.headers(rs.getString("headers")),
                InboundColumns.deliveryReport(rs.getString("delivery_report")),
                rs.getString("feedback_type"),
                place.toString(),
                rs.getLong("size"),
                rs.getBoolean("raw_kept"),
                rs.getBoolean("truncated"));
    }

    private static InboundView view(ResultSet rs) throws SQLException {
        String matchedBy = rs.getString("matched_by");
        String replyClass = rs.getString("reply_class");
        return new InboundView(
                rs.getObject("id", UUID.class),
                rs.getString("mailbox"),
                rs.getString("state"),
                rs.getString("sender"),
                rs.getString("sender_name"),
                List.of((String[]) rs.getArray("recipients").getArray()),
                rs.getString("subject"),
                rs.getString("message_id"),
                rs.getTimestamp("received_at").toInstant(),
                rs.getTimestamp("ingested_at").toInstant(),
                rs.getObject("email_id", UUID.class),
                rs.getObject("request_id", UUID.class),
                rs.getObject("campaign_id", UUID.class),
                rs.getObject("lead_id", UUID.class),
                rs.getString("track"),
                rs.getObject("step", Integer.class),
                rs.getString("answered_recipient"),
                matchedBy == null ? null : MatchedBy.valueOf(matchedBy),
                replyClass == null ? null : ReplyClass.valueOf(replyClass),
                rs.getObject("confidence", Double.class),
                rs.getString("reason"),
                rs.getString("corrected_by"));
    }
}
