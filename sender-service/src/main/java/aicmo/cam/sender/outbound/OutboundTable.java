package aicmo.cam.sender.outbound;

import aicmo.cam.sender.SenderSettings;
import aicmo.cam.sender.hold.Hold;
import aicmo.cam.sender.hold.Holds;
import aicmo.cam.sender.mail.CopyTable;
import aicmo.cam.sender.mail.IdRange;
import aicmo.cam.sender.mail.MailStatus;
import aicmo.cam.sender.mail.RenderedMail;
import aicmo.cam.sender.mail.TimelineEntry;
import jakarta.inject.Singleton;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/** Mails, to be looked at. */
@Singleton
class OutboundTable {
    /** A list leaves out what is large and not shown: the rendered mail and the timeline. */
    private static final String COLUMNS = """
            id, request_id, campaign_id, lead_id, track, step, variant, step_id, recipient, sender, identity, subject, status, reason, detail,
            message_id, provider, provider_message_id, dry_run, attempts, requested_at, queued_at, next_attempt_at, waits_for,
            sent_at,\s""" + CopyTable.ADDRESSES;

    /** The array is made once, so that both halves find their index. */
    private static final String ADDRESS = """
            (recipient_key = :recipient or id = any(array(select email_id from email_cc where address_key = :recipient)))""";

    private static final int SHA256 = 64;

    /** Later than anybody means: the queue's way to say that a mail waits for something that has no known end. */
    private static final Instant NO_TIME = Instant.parse("9000-01-01T00:00:00Z");

    private final Jdbi jdbi;
    private final Holds holds;
    private final Clock clock;
    private final int maxRetries;

    OutboundTable(Jdbi jdbi, Holds holds, Clock clock, SenderSettings settings) {
        this.jdbi = jdbi;
        this.holds = holds;
        this.clock = clock;
        this.maxRetries = Math.max(0, settings.maxAttempts() - 1);
    }

    /**
     * What to look for; a null says nothing.
     *
     * @param since asked for then or later
     * @param until asked for before then
     */
    record Filter(
            UUID campaignId,
            UUID leadId,
            MailStatus status,
            String recipientKey,
            String domain,
            Instant since,
            Instant until) {}

    /** The newest first. Only conditions that are asked for stand in the statement, so that each finds its index. */
    List<OutboundEmail> list(Filter filter, UUID after, int limit) {
        Map<String, Object> asked = new LinkedHashMap<>();
        List<String> conditions = new ArrayList<>(List.of("true"));
        and(conditions, asked, "campaign_id = :campaign", "campaign", filter.campaignId());
        and(conditions, asked, "lead_id = :lead", "lead", filter.leadId());
        and(
                conditions,
                asked,
                "status = :status",
                "status",
                filter.status() == null ? null : filter.status().name());
        and(conditions, asked, ADDRESS, "recipient", filter.recipientKey());
        and(conditions, asked, "recipient_domain = :domain", "domain", filter.domain());
        and(conditions, asked, "id >= :since", "since", filter.since() == null ? null : IdRange.from(filter.since()));
        and(conditions, asked, "id < :until", "until", filter.until() == null ? null : IdRange.from(filter.until()));
        and(conditions, asked, "id < :after", "after", after);
        String sql = "select " + COLUMNS + " from outbound_email where " + String.join(" and ", conditions)
                + " order by id desc limit :limit";
        Now now = now();
        return jdbi.withHandle(handle -> handle.createQuery(sql)
                .bindMap(asked)
                .bind("limit", limit)
                .map((rs, context) -> read(rs, now))
                .list());
    }

    private static void and(
            List<String> conditions, Map<String, Object> asked, String condition, String name, Object value) {
        if (value != null) {
            conditions.add(condition);
            asked.put(name, value);
        }
    }

    /** The mails of these ids. */
    Map<UUID, OutboundEmail> of(Collection<UUID> ids) {
        Map<UUID, OutboundEmail> mails = new HashMap<>();
        Now now = now();
        jdbi.useHandle(handle -> handle.createQuery("select " + COLUMNS + " from outbound_email where id = any(:ids)")
                .bindArray("ids", UUID.class, ids.toArray())
                .map((rs, context) -> read(rs, now))
                .forEach(mail -> mails.put(mail.id(), mail)));
        return mails;
    }

    Optional<OutboundEmail.Whole> find(UUID id) {
        Now now = now();
        return jdbi.withHandle(
                handle -> handle.createQuery("select *, " + CopyTable.ADDRESSES + " from outbound_email where id = :id")
                        .bind("id", id)
                        .map((rs, context) -> whole(rs, now))
                        .findOne());
    }

    private OutboundEmail.Whole whole(ResultSet rs, Now now) throws SQLException {
        byte[] bytes = rs.getBytes("rendered");
        RenderedMail mail = bytes == null ? null : RenderedMail.of(bytes);
        return new OutboundEmail.Whole(
                read(rs, now),
                mail == null ? rs.getString("reply_to") : mail.replyTo(),
                hash(rs.getString("content_hash")),
                mail == null ? null : mail.text(),
                mail == null ? null : mail.html(),
                mail == null ? Map.of() : mail.headers(),
                mail == null ? null : mail.inReplyTo(),
                mail == null ? List.of() : mail.references(),
                mail == null || !mail.hasFiles() ? List.of() : mail.attachments(),
                TimelineEntry.all(rs.getString("timeline")));
    }

    /** Of a mail that was repeated since, it has the mail's id behind it. */
    private static String hash(String stored) {
        return stored == null || stored.length() <= SHA256 ? stored : stored.substring(0, SHA256);
    }

    private OutboundEmail read(ResultSet rs, Now now) throws SQLException {
        MailStatus status = MailStatus.valueOf(rs.getString("status"));
        int attempts = rs.getInt("attempts");
        Instant next = status == MailStatus.QUEUED ? instant(rs, "next_attempt_at") : null;
        Instant known = next == null || next.isAfter(NO_TIME) ? null : next;
        return new OutboundEmail(
                rs.getObject("id", UUID.class),
                rs.getObject("request_id", UUID.class),
                rs.getObject("campaign_id", UUID.class),
                rs.getObject("lead_id", UUID.class),
                rs.getString("track"),
                rs.getObject("step", Integer.class),
                rs.getString("variant"),
                rs.getObject("step_id", UUID.class),
                rs.getString("recipient"),
                strings(rs.getArray("cc")),
                rs.getString("sender"),
                rs.getString("identity"),
                rs.getString("subject"),
                status,
                rs.getString("reason"),
                rs.getString("detail"),
                rs.getString("message_id"),
                rs.getString("provider"),
                rs.getString("provider_message_id"),
                rs.getBoolean("dry_run"),
                attempts,
                Math.max(0, attempts - 1),
                maxRetries,
                instant(rs, "requested_at"),
                instant(rs, "queued_at"),
                known,
                attempts > 0 ? known : null,
                waitsFor(rs, status, next, now),
                instant(rs, "sent_at"));
    }

    /** What holds everything is not written into each mail that is due and waits for it. */
    private static String waitsFor(ResultSet rs, MailStatus status, Instant next, Now now) throws SQLException {
        String own = status == MailStatus.QUEUED ? rs.getString("waits_for") : null;
        boolean isDue = status == MailStatus.QUEUED && !next.isAfter(now.at());
        return own == null && isDue ? now.hold() : own;
    }

    private Now now() {
        return new Now(clock.instant(), holds.ofWaiting().map(Hold::key).orElse(null));
    }

    /** @param hold what mails wait for that are due, whatever their sender; null for nothing */
    private record Now(Instant at, String hold) {}

    private static List<String> strings(Array array) throws SQLException {
        return array == null ? null : Arrays.asList((String[]) array.getArray());
    }

    private static Instant instant(ResultSet rs, String column) throws SQLException {
        Timestamp at = rs.getTimestamp(column);
        return at == null ? null : at.toInstant();
    }
}
