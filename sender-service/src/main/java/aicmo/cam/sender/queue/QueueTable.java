package aicmo.cam.sender.queue;

import aicmo.cam.mail.address.Address;
import aicmo.cam.messaging.SqlArray;
import aicmo.cam.sender.draft.Order;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;

/** Where mails wait: outbound_email, as far as those who put mails into it need it. */
@Singleton
class QueueTable {
    /** One column of the insert: its values travel as one array. */
    private record Column(String name, String type, Function<NewMail, Object> value) {}

    private static final List<Column> COLUMNS = List.of(
            new Column("id", "uuid", NewMail::id),
            new Column("request_id", "uuid", mail -> mail.order().requestId()),
            new Column("campaign_id", "uuid", mail -> mail.order().campaignId()),
            new Column("lead_id", "uuid", mail -> mail.order().leadId()),
            new Column("track", "text", mail -> mail.order().track()),
            new Column("step", "int4", mail -> mail.order().step()),
            new Column("variant", "text", mail -> mail.order().variant()),
            new Column("step_id", "uuid", mail -> mail.order().stepId()),
            new Column("recipient", "text", mail -> mail.order().recipient()),
            new Column("recipient_key", "text", mail -> mail.recipient().key()),
            new Column("recipient_domain", "text", mail -> mail.recipient().asciiDomain()),
            new Column("sender", "text", mail -> mail.order().from()),
            new Column("identity", "text", mail -> of(mail.sender(), Address::key)),
            new Column("sender_domain", "text", mail -> of(mail.sender(), Address::asciiDomain)),
            new Column(
                    "reply_to",
                    "text",
                    mail -> mail.draft() == null
                            ? mail.order().replyTo()
                            : mail.draft().mail().replyTo()),
            new Column("subject", "text", NewMail::subject),
            new Column("content_hash", "text", mail -> of(mail.draft(), draft -> draft.contentHash())),
            new Column(
                    "message_id",
                    "text",
                    mail -> of(mail.draft(), draft -> draft.mail().messageId())),
            new Column(
                    "rendered",
                    "bytea",
                    mail -> of(mail.draft(), draft -> draft.mail().bytes())),
            new Column(
                    "reason",
                    "text",
                    mail -> of(mail.refusal(), refusal -> refusal.reason().name())),
            new Column("detail", "text", mail -> of(mail.refusal(), refusal -> refusal.detail())),
            new Column("requested_at", "timestamptz", mail -> mail.order().requestedAt()),
            new Column("next_attempt_at", "timestamptz", NewMail::due),
            new Column("waits_for", "text", NewMail::waitsFor),
            new Column("time_zone", "text", mail -> mail.order().timeZone()),
            new Column("traceparent", "text", mail -> mail.order().trace().get("traceparent")),
            new Column("status", "text", mail -> mail.status().name()),
            new Column("queued_at", "timestamptz", NewMail::queuedAt),
            new Column("timeline", "jsonb", NewMail::timeline));

    private static final String INSERT =
            "insert into outbound_email (" + names() + ") select " + names() + " from unnest("
                    + COLUMNS.stream().map(column -> ":" + column.name()).collect(Collectors.joining(", "))
                    + ") as given (" + names() + ") order by id on conflict do nothing returning id";

    private final Jdbi jdbi;

    QueueTable(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** The mails that were made of requests before, by request. */
    Map<UUID, UUID> ofRequests(Collection<UUID> requestIds) {
        Map<UUID, UUID> mails = new HashMap<>();
        jdbi.useHandle(handle -> handle.createQuery(
                        "select request_id, id from outbound_email where request_id = any(:ids)")
                .bindArray("ids", UUID.class, requestIds)
                .map((rs, context) -> mails.put(rs.getObject("request_id", UUID.class), rs.getObject("id", UUID.class)))
                .list());
        return mails;
    }

    /** The mail that stands for the same step or of the same content. */
    Optional<StandingMail> standing(Order order, String contentHash) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select id, queued_at, track, step, step_id is distinct from cast(:stepId as uuid) and content_hash = :hash as repeated
                        from outbound_email
                        where status not in ('FAILED', 'SUPPRESSED', 'CANCELLED')
                          and (content_hash = :hash
                               or campaign_id = :campaign and lead_id = :lead and step_id = cast(:stepId as uuid)
                               or campaign_id = :campaign and lead_id = :lead and step_id is null and cast(:stepId as uuid) is null
                                  and track = :track and step = :step)
                        order by id limit 1
                        """)
                .bind("hash", contentHash)
                .bindByType("campaign", order.campaignId(), UUID.class)
                .bindByType("lead", order.leadId(), UUID.class)
                .bind("track", order.track())
                .bind("step", order.step())
                .bindByType("stepId", order.stepId(), UUID.class)
                .map((rs, context) -> new StandingMail(
                        rs.getObject("id", UUID.class),
                        rs.getTimestamp("queued_at").toInstant(),
                        rs.getString("track"),
                        rs.getObject("step", Integer.class),
                        rs.getBoolean("repeated")))
                .findOne());
    }

    /**
     * Lets another mail outside campaigns with the same content stand, where the one that stands was asked for by that time and waits for
     * nothing any more. False where it may not be repeated yet, or somebody else repeats it.
     */
    boolean makeWay(String contentHash, Instant askedForBy) {
        return jdbi.withHandle(handle -> handle.createUpdate("""
                        update outbound_email set content_hash = content_hash || ':' || id
                        where content_hash = :hash and campaign_id is null and requested_at <= :by
                          and status not in ('QUEUED', 'SENDING', 'FAILED', 'SUPPRESSED', 'CANCELLED')
                        """)
                        .bind("hash", contentHash)
                        .bind("by", askedForBy)
                        .execute())
                == 1;
    }

    /**
     * Writes mails down, those that may go and those that were refused.
     *
     * @return which of them: where the request, the step or the content has its mail already, nothing is written
     */
    Set<UUID> insert(List<NewMail> mails) {
        return new HashSet<>(jdbi.withHandle(handle -> {
            var insert = handle.createQuery(INSERT);
            for (Column column : COLUMNS) {
                insert.bind(column.name(), SqlArray.of(column.type(), values(column, mails)));
            }
            return insert.mapTo(UUID.class).list();
        }));
    }

    /** The driver wants an array of byte[] for bytea. */
    private static Object[] values(Column column, List<NewMail> mails) {
        var values = mails.stream().map(column.value());
        return column.type().equals("bytea") ? values.toArray(byte[][]::new) : values.toArray();
    }

    private static <T> Object of(T whole, Function<T, Object> part) {
        return whole == null ? null : part.apply(whole);
    }

    private static String names() {
        return COLUMNS.stream().map(Column::name).collect(Collectors.joining(", "));
    }
}
