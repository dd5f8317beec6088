package aicmo.cam.sender.fate;

import aicmo.cam.sender.mail.MailRows;
import aicmo.cam.sender.mail.MailStatus;
import aicmo.cam.sender.mail.RenderedMail;
import aicmo.cam.sender.mail.TimelineEntry;
import jakarta.inject.Singleton;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;

/** The rows of outbound_email, as far as what becomes of a mail after its hand-over goes. */
@Singleton
class FateTable {
    private static final String LOCK = """
            select e.*,
                (select array_agg(c.address_key order by c.place) from email_cc c where c.email_id = e.id) as copies,
                e.status in ('FAILED', 'SUPPRESSED', 'CANCELLED') and (e.rendered is null or exists (
                    select 1 from outbound_email other
                    where other.status not in ('FAILED', 'SUPPRESSED', 'CANCELLED') and other.content_hash = e.content_hash) or exists (
                    select 1 from outbound_email other
                    where other.status not in ('FAILED', 'SUPPRESSED', 'CANCELLED') and other.campaign_id = e.campaign_id
                      and other.lead_id = e.lead_id and (other.step_id = e.step_id or other.step_id is null and e.step_id is null
                          and other.track = e.track and other.step = e.step))) as replaced
            from outbound_email e where e.id = any(:ids) order by e.id
            for update of e\s""";

    private final Jdbi jdbi;

    FateTable(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** Whom these mails are for, and who gets copies, as suppression compares addresses. */
    Set<String> addresses(Collection<UUID> ids) {
        return new HashSet<>(jdbi.withHandle(handle -> handle.createQuery("""
                        select recipient_key from outbound_email where id = any(:ids)
                        union all
                        select address_key from email_cc where email_id = any(:ids)
                        """)
                .bindArray("ids", UUID.class, ids.toArray())
                .mapTo(String.class)
                .list()));
    }

    /**
     * The mails, locked until the end of the transaction, in the order of their ids.
     *
     * @param wait for those that others hold; else they are left out
     */
    List<Standing> lock(Collection<UUID> ids, boolean wait) {
        return jdbi.withHandle(handle -> handle.createQuery(wait ? LOCK : LOCK + "skip locked")
                .bindArray("ids", UUID.class, ids.toArray())
                .map((rs, context) -> read(rs))
                .list());
    }

    /** The mails as they were handed over. */
    Map<UUID, RenderedMail> rendered(Collection<UUID> ids) {
        Map<UUID, RenderedMail> mails = new HashMap<>();
        if (!ids.isEmpty()) {
            jdbi.useHandle(handle -> handle.createQuery("select id, rendered from outbound_email where id = any(:ids)")
                    .bindArray("ids", UUID.class, ids.toArray())
                    .map((rs, context) ->
                            mails.put(rs.getObject("id", UUID.class), RenderedMail.of(rs.getBytes("rendered"))))
                    .list());
        }
        return mails;
    }

    /** Its batch stays on the row: a repeated hand-over of the others must be of the very same mails. */
    void save(Collection<Standing> mails) {
        if (mails.isEmpty()) {
            return;
        }
        jdbi.useHandle(handle -> {
            PreparedBatch batch = handle.prepareBatch("""
                    update outbound_email
                    set status = :status, reason = :reason, detail = :detail, sent_at = :sent_at, provider = :provider,
                        provider_message_id = :provider_message_id, learned_message_id = :learned_message_id,
                        message_ids = :message_ids, told = :told, timeline = cast(:timeline as jsonb),
                        leased_by = case when :status = 'SENDING' then leased_by end,
                        lease_until = case when :status = 'SENDING' then lease_until end,
                        waits_for = case when :status = 'QUEUED' then waits_for end
                    where id = :id
                    """);
            for (Standing mail : mails) {
                batch.bind("id", mail.id())
                        .bind("status", mail.status().name())
                        .bind("reason", mail.reason())
                        .bind("detail", mail.detail())
                        .bind("sent_at", mail.sentAt())
                        .bind("provider", mail.provider())
                        .bind("provider_message_id", mail.providerMessageId())
                        .bind("learned_message_id", mail.learnedMessageId())
                        .bindArray("message_ids", String.class, mail.messageIds())
                        .bindArray(
                                "told",
                                String.class,
                                mail.told().stream().sorted().toList())
                        .bind("timeline", TimelineEntry.json(mail.timeline()))
                        .add();
            }
            batch.execute();
        });
    }

    private static Standing read(ResultSet rs) throws SQLException {
        return new Standing(
                MailRows.ref(rs),
                rs.getString("recipient"),
                rs.getString("recipient_key"),
                MailStatus.valueOf(rs.getString("status")),
                rs.getString("reason"),
                rs.getString("detail"),
                instant(rs, "handed_over_at"),
                instant(rs, "sent_at"),
                rs.getString("provider"),
                rs.getString("provider_message_id"),
                rs.getString("message_id"),
                rs.getString("learned_message_id"),
                strings(rs.getArray("message_ids")),
                Set.copyOf(strings(rs.getArray("told"))),
                TimelineEntry.all(rs.getString("timeline")),
                strings(rs.getArray("copies")),
                rs.getBoolean("replaced"));
    }

    private static Instant instant(ResultSet rs, String column) throws SQLException {
        Timestamp at = rs.getTimestamp(column);
        return at == null ? null : at.toInstant();
    }

    private static List<String> strings(Array array) throws SQLException {
        return array == null ? List.of() : Arrays.asList((String[]) array.getArray());
    }
}
