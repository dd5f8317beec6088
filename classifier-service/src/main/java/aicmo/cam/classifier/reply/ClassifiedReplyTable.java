package aicmo.cam.classifier.reply;

import aicmo.cam.events.MailRef;
import aicmo.cam.events.OptOutScope;
import aicmo.cam.events.ReplyClass;
import aicmo.cam.events.ReplyClassified;
import aicmo.cam.messaging.EventId;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/** The table {@code classified_reply}: one row a message. */
@Singleton
class ClassifiedReplyTable {
    private final Jdbi jdbi;

    ClassifiedReplyTable(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** Keeps the classifier's verdict; false where the message has one already. */
    boolean insert(ReplyClassified verdict) {
        MailRef email = verdict.email();
        return jdbi.withHandle(handle -> handle.createUpdate("""
                        insert into classified_reply (inbound_id, email_id, request_id, campaign_id, lead_id, track, step,
                            from_address, recipient, received_at, reply_class, confidence, reason, classifier, classified_at,
                            first_class, language, opt_out_scope)
                        values (:inbound, :email, :request, :campaign, :lead, :track, :step, :from, :recipient, :received, :class,
                            :confidence, :reason, :classifier, :at, :class, :language, :scope)
                        on conflict do nothing
                        """)
                        .bind("inbound", verdict.inboundId())
                        .bind("email", email == null ? null : email.emailId())
                        .bind("request", email == null ? null : email.requestId())
                        .bind("campaign", email == null ? null : email.campaignId())
                        .bind("lead", email == null ? null : email.leadId())
                        .bind("track", email == null ? null : email.track())
                        .bind("step", email == null ? null : email.step())
                        .bind("from", verdict.from())
                        .bind("recipient", verdict.recipient())
                        .bind("received", verdict.receivedAt())
                        .bind("class", verdict.replyClass().name())
                        .bind("confidence", verdict.confidence())
                        .bind("reason", verdict.reason())
                        .bind("classifier", verdict.classifier())
                        .bind("at", verdict.occurredAt())
                        .bind("language", verdict.language())
                        .bind(
                                "scope",
                                verdict.optOutScope() == null
                                        ? null
                                        : verdict.optOutScope().name())
                        .execute())
                == 1;
    }

    /** Puts a person's verdict in the place of the last one, and tells it as the event that says so. */
    Optional<ReplyClassified> correct(UUID inboundId, ReplyClass replyClass, String by, String reason, Instant now) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        update classified_reply
                        set reply_class = :class, confidence = 1, reason = :reason, corrected_by = :by, correction = :reason,
                            corrected_at = :now, opt_out_scope = case when :class = 'UNSUB' then coalesce(opt_out_scope, 'CAMPAIGN') end
                        where inbound_id = :inbound
                        returning *
                        """)
                .bind("inbound", inboundId)
                .bind("class", replyClass.name())
                .bind("by", by)
                .bind("reason", reason)
                .bind("now", now)
                .map((rs, context) -> corrected(rs, now))
                .findOne());
    }

    private static ReplyClassified corrected(ResultSet rs, Instant now) throws SQLException {
        UUID email = rs.getObject("email_id", UUID.class);
        MailRef ref = email == null
                ? null
                : new MailRef(
                        email,
                        rs.getObject("request_id", UUID.class),
                        rs.getObject("campaign_id", UUID.class),
                        rs.getObject("lead_id", UUID.class),
                        rs.getString("track"),
                        rs.getObject("step", Integer.class));
        return new ReplyClassified(
                EventId.next(),
                now,
                rs.getObject("inbound_id", UUID.class),
                ref,
                rs.getString("from_address"),
                rs.getString("recipient"),
                ReplyClass.valueOf(rs.getString("reply_class")),
                rs.getDouble("confidence"),
                rs.getString("reason"),
                List.of(),
                null,
                null,
                false,
                rs.getTimestamp("received_at").toInstant(),
                rs.getString("corrected_by"),
                rs.getString("classifier"),
                rs.getString("language"),
                Optional.ofNullable(rs.getString("opt_out_scope"))
                        .map(OptOutScope::valueOf)
                        .orElse(null));
    }
}
