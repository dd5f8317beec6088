package aicmo.cam.sender.queue;

import aicmo.cam.mail.Address;
import aicmo.cam.sender.draft.Drafted.Draft;
import aicmo.cam.sender.draft.Drafted.Refusal;
import aicmo.cam.sender.draft.Order;
import aicmo.cam.sender.draft.ThreadSoFar;
import aicmo.cam.sender.mail.MailStatus;
import aicmo.cam.sender.mail.TimelineEntry;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.Update;

/** Where mails wait: outbound_email, as far as those who put mails into it need it. */
@Singleton
class QueueTable {
    private static final String INSERT = """
            insert into outbound_email (
                id, request_id, campaign_id, lead_id, track, step, recipient, recipient_key, recipient_domain, sender, reply_to,
                subject, content_hash, message_id, rendered, status, reason, detail, requested_at, queued_at, next_attempt_at,
                timeline)
            values (
                :id, :request_id, :campaign_id, :lead_id, :track, :step, :recipient, :recipient_key, :recipient_domain, :sender,
                :reply_to, :subject, :content_hash, :message_id, :rendered, :status, :reason, :detail, :requested_at, :now, :now,
                cast(:timeline as jsonb))
            on conflict do nothing
            """;

    private final Jdbi jdbi;

    QueueTable(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** The mail that was made of that request before. */
    Optional<UUID> ofRequest(UUID requestId) {
        return jdbi.withHandle(handle -> handle.createQuery("select id from outbound_email where request_id = :id")
                .bind("id", requestId)
                .mapTo(UUID.class)
                .findOne());
    }

    /** The mail that stands for the same step or of the same content. */
    Optional<UUID> standing(Order order, String contentHash) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select id from outbound_email
                        where status not in ('FAILED', 'SUPPRESSED', 'CANCELLED')
                          and (content_hash = :hash
                               or (campaign_id = :campaign and lead_id = :lead and track = :track and step = :step))
                        order by id limit 1
                        """)
                .bind("hash", contentHash)
                .bindByType("campaign", order.campaignId(), UUID.class)
                .bindByType("lead", order.leadId(), UUID.class)
                .bind("track", order.track())
                .bind("step", order.step())
                .mapTo(UUID.class)
                .findOne());
    }

    /** What the lead got of the campaign already, or may have got. */
    ThreadSoFar thread(UUID campaignId, UUID leadId) {
        record Earlier(String subject, List<String> messageIds) {}
        List<Earlier> mails = jdbi.withHandle(handle -> handle.createQuery("""
                        select subject, message_id, message_ids from outbound_email
                        where lead_id = :lead and campaign_id = :campaign
                          and status in ('SENT', 'BOUNCED', 'COMPLAINED', 'UNKNOWN')
                        order by queued_at, id
                        """)
                .bind("lead", leadId)
                .bind("campaign", campaignId)
                .map((rs, context) -> {
                    String[] known = (String[]) rs.getArray("message_ids").getArray();
                    return new Earlier(
                            rs.getString("subject"),
                            known.length == 0 ? List.of(rs.getString("message_id")) : Arrays.asList(known));
                })
                .list());
        if (mails.isEmpty()) {
            return ThreadSoFar.NONE;
        }
        List<String> ids = new ArrayList<>();
        mails.forEach(mail -> ids.addAll(mail.messageIds()));
        return new ThreadSoFar(mails.getFirst().subject(), ids);
    }

    /** False where the request, the step or the content has its mail already; nothing is written then. */
    boolean queue(UUID id, Order order, Draft draft, Instant now) {
        return insert(id, order, MailStatus.QUEUED, null, now, update -> update.bind(
                                "subject", draft.mail().subject())
                        .bind("content_hash", draft.contentHash())
                        .bind("message_id", draft.mail().messageId())
                        .bind("rendered", draft.mail().bytes())
                        .bind("reason", (String) null)
                        .bind("detail", (String) null))
                == 1;
    }

    /** Writes down what was refused and why. */
    void refuse(UUID id, Order order, MailStatus status, Refusal refusal, Instant now) {
        insert(id, order, status, refusal.detail(), now, update -> update.bind("subject", order.subject())
                .bind("content_hash", (String) null)
                .bind("message_id", (String) null)
                .bind("rendered", (byte[]) null)
                .bind("reason", refusal.reason().name())
                .bind("detail", refusal.detail()));
    }

    private int insert(
            UUID id,
            Order order,
            MailStatus status,
            String why,
            Instant now,
            java.util.function.UnaryOperator<Update> rest) {
        Address recipient = Address.of(order.recipient());
        return jdbi.withHandle(handle -> rest.apply(handle.createUpdate(INSERT)
                        .bind("id", id)
                        .bindByType("request_id", order.requestId(), UUID.class)
                        .bindByType("campaign_id", order.campaignId(), UUID.class)
                        .bindByType("lead_id", order.leadId(), UUID.class)
                        .bind("track", order.track())
                        .bind("step", order.step())
                        .bind("recipient", order.recipient())
                        .bind("recipient_key", recipient.key())
                        .bind("recipient_domain", recipient.asciiDomain())
                        .bind("sender", order.from())
                        .bind("reply_to", order.replyTo())
                        .bind("status", status.name())
                        .bind("requested_at", order.requestedAt())
                        .bind("now", now)
                        .bind(
                                "timeline",
                                TimelineEntry.of(now, status, "sender", why).json()))
                .execute());
    }
}
