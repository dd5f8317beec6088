package aicmo.cam.inbox.message;

import aicmo.cam.events.ReplyIngested.Threading;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.SqlStatement;

/** The table {@code inbound_email}, as messages come in and find their mails. */
@Singleton
public class InboundRows {
    private static final String COLUMNS = """
            id, mailbox, folder, uid_validity, uid, content_hash, size, message_id, sender, sender_name, recipients, subject,
            text, html, attachments, headers, delivery_report, feedback_type, truncated, received_at, ingested_at, clues\
            """;

    private final Jdbi jdbi;

    InboundRows(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /**
     * Stores messages with their standings.
     *
     * @return which of them were not there yet, by position
     */
    public List<Integer> insert(List<Inbound> messages, List<Standing> standings) {
        return jdbi.withHandle(handle -> {
            PreparedBatch batch = handle.prepareBatch("insert into inbound_email (" + COLUMNS + """
                    , state, waits_for, wait_until, email_id, request_id, campaign_id, lead_id, track, step,
                      answered_recipient, matched_by)
                    values (:id, :mailbox, :folder, :uid_validity, :uid, :content_hash, :size, :message_id, :sender,
                      :sender_name, :recipients, :subject, :text, :html, cast(:attachments as jsonb), cast(:headers as jsonb),
                      cast(:delivery_report as jsonb), :feedback_type, :truncated, :received_at, :ingested_at,
                      cast(:clues as jsonb), :state, :waits_for, now() + make_interval(secs => :wait),
                      :email_id, :request_id, :campaign_id, :lead_id, :track, :step, :answered_recipient, :matched_by)
                    on conflict do nothing
                    """);
            for (int i = 0; i < messages.size(); i++) {
                bind(batch, messages.get(i));
                bind(batch, standings.get(i));
                batch.add();
            }
            batch.execute();
            Set<UUID> fresh = toBeSearched(handle, messages);
            return IntStream.range(0, messages.size())
                    .filter(i -> fresh.contains(messages.get(i).id()))
                    .boxed()
                    .toList();
        });
    }

    /** Those that were stored, each with a row for its words. The driver joins rows into statements, and then can't tell which went in. */
    private static Set<UUID> toBeSearched(Handle handle, List<Inbound> messages) {
        return handle.createQuery("""
                        insert into inbound_words (inbound_id)
                        select id from inbound_email where id = any(:ids)
                        returning inbound_id
                        """)
                .bindArray("ids", UUID.class, messages.stream().map(Inbound::id).toList())
                .mapTo(UUID.class)
                .set();
    }

    /** The messages that wait for one of these ids or addresses; no other transaction settles them meanwhile. */
    public List<Inbound> waitingFor(Collection<String> clues) {
        return jdbi.withHandle(handle -> handle.createQuery("select " + COLUMNS + """
                         from inbound_email where state = 'WAITING' and waits_for && cast(:clues as text[]) order by id limit 1000 for update
                        """)
                .bindArray("clues", String.class, clues)
                .map((rs, context) -> read(rs))
                .list());
    }

    /** Messages that have waited long enough, the oldest first; those that another replica is settling are left to it. */
    public List<Inbound> overdue(int limit) {
        return jdbi.withHandle(handle -> handle.createQuery("select " + COLUMNS + """
                         from inbound_email where state = 'WAITING' and wait_until <= now()
                        order by wait_until, id limit :limit for update skip locked
                        """)
                .bind("limit", limit)
                .map((rs, context) -> read(rs))
                .list());
    }

    /** What has been found out about a message that waited. */
    public void settle(UUID id, Standing standing) {
        jdbi.useHandle(handle ->
                bind(handle.createUpdate("""
                        update inbound_email set state = :state, wait_until = null, email_id = :email_id,
                            request_id = :request_id, campaign_id = :campaign_id, lead_id = :lead_id, track = :track,
                            step = :step, answered_recipient = :answered_recipient, matched_by = :matched_by
                        where id = :id and state = 'WAITING'
                        """).bind("id", id), standing).execute());
    }

    /** A message needs to wait no longer than this from now. */
    public void waitAtMost(UUID id, Duration wait) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        update inbound_email set wait_until = least(wait_until, now() + make_interval(secs => :wait))
                        where id = :id and state = 'WAITING'
                        """)
                .bind("id", id)
                .bind("wait", seconds(wait))
                .execute());
    }

    /** How many messages wait for their mail. */
    public long waiting() {
        return jdbi.withHandle(
                handle -> handle.createQuery("select count(*) from inbound_email where state = 'WAITING'")
                        .mapTo(Long.class)
                        .one());
    }

    private static void bind(PreparedBatch batch, Inbound message) {
        batch.bind("id", message.id())
                .bind("mailbox", message.place().mailbox())
                .bind("folder", message.place().folder())
                .bind("uid_validity", message.place().uidValidity())
                .bind("uid", message.place().uid())
                .bind("content_hash", message.contentHash())
                .bind("size", message.size())
                .bind("message_id", message.messageId())
                .bind("sender", message.sender())
                .bind("sender_name", message.senderName())
                .bindArray("recipients", String.class, message.recipients())
                .bind("subject", message.subject())
                .bind("text", message.text())
                .bind("html", message.html())
                .bind("attachments", InboundColumns.write(message.attachments()))
                .bind("headers", InboundColumns.write(message.headers()))
                .bind("delivery_report", InboundColumns.write(message.deliveryReport()))
                .bind("feedback_type", message.feedbackType())
                .bind("truncated", message.truncated())
                .bind("received_at", message.receivedAt())
                .bind("ingested_at", message.ingestedAt())
                .bind("clues", InboundColumns.write(message.clues()))
                .bindArray("waits_for", String.class, message.clues().all());
    }

    private static <S extends SqlStatement<S>> S bind(S statement, Standing standing) {
        Threading threading = standing instanceof Standing.Threaded threaded ? threaded.threading() : null;
        Duration wait = standing instanceof Standing.Waiting waiting ? waiting.atMost() : null;
        return statement
                .bind("state", standing.state())
                .bind("wait", wait == null ? null : seconds(wait))
                .bind("email_id", threading == null ? null : threading.email().emailId())
                .bind("request_id", threading == null ? null : threading.email().requestId())
                .bind(
                        "campaign_id",
                        threading == null ? null : threading.email().campaignId())
                .bind("lead_id", threading == null ? null : threading.email().leadId())
                .bind("track", threading == null ? null : threading.email().track())
                .bind("step", threading == null ? null : threading.email().step())
                .bind("answered_recipient", threading == null ? null : threading.recipient())
                .bind(
                        "matched_by",
                        threading == null ? null : threading.matchedBy().name());
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }

    private static Inbound read(ResultSet rs) throws SQLException {
        return new Inbound(
                rs.getObject("id", UUID.class),
                new Inbound.Place(
                        rs.getString("mailbox"), rs.getString("folder"), rs.getLong("uid_validity"), rs.getLong("uid")),
                rs.getBytes("content_hash"),
                rs.getLong("size"),
                rs.getString("message_id"),
                rs.getString("sender"),
                rs.getString("sender_name"),
                List.of((String[]) rs.getArray("recipients").getArray()),
                rs.getString("subject"),
                rs.getString("text"),
                rs.getString("html"),
                InboundColumns.attachments(rs.getString("attachments")),
                InboundColumns.headers(rs.getString("headers")),
                InboundColumns.deliveryReport(rs.getString("delivery_report")),
                rs.getString("feedback_type"),
                rs.getBoolean("truncated"),
                rs.getTimestamp("received_at").toInstant(),
                rs.getTimestamp("ingested_at").toInstant(),
                InboundColumns.clues(rs.getString("clues")));
    }
}
