package aicmo.cam.decision.counting;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toMap;

import aicmo.cam.decision.metrics.Part;
import aicmo.cam.events.BounceKind;
import aicmo.cam.events.EmailFailed;
import aicmo.cam.events.ReplyClass;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** The tables {@code mail} and {@code verdict}: whole batches in few statements, rows locked in the order of their ids. */
@Singleton
class MailRows {
    private final Jdbi jdbi;

    MailRows(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** The mails, each locked until the transaction ends; those that nobody spoke of before are made. */
    Map<UUID, Mail> lock(Collection<Mail> unseen) {
        return jdbi.withHandle(handle -> {
            handle.createUpdate("""
                            insert into mail (email_id, campaign_id)
                            select email_id, campaign_id from unnest(:emails, :campaigns) as given (email_id, campaign_id)
                            order by email_id
                            on conflict do nothing
                            """)
                    .bind("emails", ColumnOfRows.of("uuid", unseen, Mail::emailId))
                    .bind("campaigns", ColumnOfRows.of("uuid", unseen, Mail::campaignId))
                    .execute();
            List<Mail> bare = handle.createQuery(
                            "select * from mail where email_id = any(:emails) order by email_id for update")
                    .bind("emails", ColumnOfRows.of("uuid", unseen, Mail::emailId))
                    .map((rs, context) -> mail(rs))
                    .list();
            Map<UUID, List<Verdict>> verdicts = verdicts(handle, bare);
            return bare.stream()
                    .map(mail -> with(mail, verdicts.getOrDefault(mail.emailId(), List.of())))
                    .collect(toMap(Mail::emailId, Function.identity()));
        });
    }

    void save(Collection<Mail> mails) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        update mail set
                            queued = given.queued, failed = given.failed, failed_at = given.failed_at, failure = given.failure,
                            failure_bounce = given.failure_bounce, refused = given.refused, troubled = given.troubled, sent_at = given.sent_at, dry_run = given.dry_run,
                            webhook_bounce = given.webhook_bounce, reported_bounce = given.reported_bounce,
                            unsubscribed = given.unsubscribed, complained = given.complained,
                            answered = given.answered, bounced = given.bounced, opted_out = given.opted_out,
                            complained_of = given.complained_of, track = given.track, step = given.step,
                            variant = given.variant, step_id = given.step_id
                        from unnest(:emails, :queued, :failed, :failedAt, :failures, :failureBounces, :refused, :troubled, :sent, :dry,
                                    :webhook, :reported, :unsubscribed, :complained,
                                    :answered, :bounced, :optedOut, :complainedOf, :tracks, :steps, :variants, :stepIds)
                            as given (email_id, queued, failed, failed_at, failure, failure_bounce, refused, troubled, sent_at, dry_run,
                                      webhook_bounce, reported_bounce,
                                      unsubscribed, complained, answered, bounced, opted_out, complained_of, track, step, variant,
                                      step_id)
                        where mail.email_id = given.email_id
                        """)
                .bind("emails", ColumnOfRows.of("uuid", mails, Mail::emailId))
                .bind("queued", ColumnOfRows.of("boolean", mails, Mail::queued))
                .bind("failed", ColumnOfRows.of("boolean", mails, mail -> mail.failure() != null))
                .bind("failedAt", ColumnOfRows.of("timestamptz", mails, mail -> failure(mail, Failure::at)))
                .bind("failures", ColumnOfRows.of("text", mails, mail -> failure(mail, Failure::reason)))
                .bind("failureBounces", ColumnOfRows.of("text", mails, mail -> failure(mail, Failure::bounce)))
                .bind("refused", ColumnOfRows.of("boolean", mails, Mail::refused))
                .bind("troubled", ColumnOfRows.of("boolean", mails, Mail::troubled))
                .bind("sent", ColumnOfRows.of("timestamptz", mails, Mail::sentAt))
                .bind("dry", ColumnOfRows.of("boolean", mails, Mail::dryRun))
                .bind("webhook", ColumnOfRows.of("text", mails, Mail::webhookBounce))
                .bind("reported", ColumnOfRows.of("text", mails, Mail::reportedBounce))
                .bind("unsubscribed", ColumnOfRows.of("boolean", mails, Mail::unsubscribed))
                .bind("complained", ColumnOfRows.of("boolean", mails, Mail::complained))
                .bind("answered", ColumnOfRows.of("boolean", mails, Mail::answered))
                .bind("bounced", ColumnOfRows.of("boolean", mails, Mail::bounced))
                .bind("optedOut", ColumnOfRows.of("boolean", mails, Mail::optedOut))
                .bind("complainedOf", ColumnOfRows.of("boolean", mails, Mail::complainedOf))
                .bind("tracks", ColumnOfRows.of("text", mails, mail -> mail.part()
                        .track()))
                .bind("steps", ColumnOfRows.of("integer", mails, mail -> mail.part()
                        .step()))
                .bind("variants", ColumnOfRows.of("text", mails, mail -> mail.part()
                        .variant()))
                .bind("stepIds", ColumnOfRows.of("uuid", mails, mail -> mail.part()
                        .stepId()))
                .execute());
    }

    /** Verdicts as they now hold, each with the mail that its message answers. */
    void saveVerdicts(Collection<Map.Entry<UUID, Verdict>> verdicts) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        insert into verdict (inbound_id, email_id, reply_class, complaint, bounce, corrected, decided_at, event_id)
                        select * from unnest(:inbound, :emails, :classes, :complaints, :bounces, :corrected, :decided, :events)
                        on conflict (inbound_id) do update set
                            email_id = excluded.email_id, reply_class = excluded.reply_class, complaint = excluded.complaint,
                            bounce = excluded.bounce, corrected = excluded.corrected, decided_at = excluded.decided_at,
                            event_id = excluded.event_id
                        """)
                .bind("inbound", ColumnOfRows.of("uuid", verdicts, v -> v.getValue()
                        .inboundId()))
                .bind("emails", ColumnOfRows.of("uuid", verdicts, Map.Entry::getKey))
                .bind("classes", ColumnOfRows.of("text", verdicts, v -> v.getValue()
                        .replyClass()))
                .bind("complaints", ColumnOfRows.of("boolean", verdicts, v -> v.getValue()
                        .complaint()))
                .bind("bounces", ColumnOfRows.of("text", verdicts, v -> v.getValue()
                        .bounce()))
                .bind("corrected", ColumnOfRows.of("boolean", verdicts, v -> v.getValue()
                        .corrected()))
                .bind("decided", ColumnOfRows.of("timestamptz", verdicts, v -> v.getValue()
                        .decidedAt()))
                .bind("events", ColumnOfRows.of("uuid", verdicts, v -> v.getValue()
                        .eventId()))
                .execute());
    }

    private static Map<UUID, List<Verdict>> verdicts(Handle handle, List<Mail> mails) {
        return handle
                .createQuery("select * from verdict where email_id = any(:emails)")
                .bind("emails", ColumnOfRows.of("uuid", mails, Mail::emailId))
                .map((rs, context) -> Map.entry(rs.getObject("email_id", UUID.class), verdict(rs)))
                .list()
                .stream()
                .collect(groupingBy(Map.Entry::getKey, mapping(Map.Entry::getValue, toList())));
    }

    private static Mail with(Mail mail, List<Verdict> verdicts) {
        Mail whole = mail;
        for (Verdict verdict : verdicts) {
            whole = whole.afterAnswer(verdict);
        }
        return whole;
    }

    private static Mail mail(ResultSet rs) throws SQLException {
        return new Mail(
                rs.getObject("email_id", UUID.class),
                rs.getObject("campaign_id", UUID.class),
                new Part(
                        rs.getString("track"),
                        rs.getObject("step", Integer.class),
                        rs.getString("variant"),
                        rs.getObject("step_id", UUID.class)),
                rs.getBoolean("queued"),
                rs.getBoolean("failed") ? failure(rs) : null,
                instant(rs, "sent_at"),
                rs.getBoolean("dry_run"),
                bounce(rs, "webhook_bounce"),
                bounce(rs, "reported_bounce"),
                rs.getBoolean("unsubscribed"),
                rs.getBoolean("complained"),
                Map.of());
    }

    private static Verdict verdict(ResultSet rs) throws SQLException {
        return new Verdict(
                rs.getObject("inbound_id", UUID.class),
                ReplyClass.valueOf(rs.getString("reply_class")),
                rs.getBoolean("complaint"),
                bounce(rs, "bounce"),
                rs.getBoolean("corrected"),
                instant(rs, "decided_at"),
                rs.getObject("event_id", UUID.class));
    }

    private static Object failure(Mail mail, Function<Failure, Object> part) {
        return mail.failure() == null ? null : part.apply(mail.failure());
    }

    private static Failure failure(ResultSet rs) throws SQLException {
        String reason = rs.getString("failure");
        return new Failure(
                instant(rs, "failed_at"),
                reason == null ? null : EmailFailed.Reason.valueOf(reason),
                bounce(rs, "failure_bounce"));
    }

    private static BounceKind bounce(ResultSet rs, String column) throws SQLException {
        String kind = rs.getString(column);
        return kind == null ? null : BounceKind.valueOf(kind);
    }

    private static Instant instant(ResultSet rs, String column) throws SQLException {
        OffsetDateTime at = rs.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
