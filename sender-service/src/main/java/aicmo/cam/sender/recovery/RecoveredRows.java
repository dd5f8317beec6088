package aicmo.cam.sender.recovery;

import aicmo.cam.events.EmailSent;
import aicmo.cam.mail.address.Address;
import aicmo.cam.messaging.SqlArray;
import aicmo.cam.sender.mail.MailStatus;
import aicmo.cam.sender.mail.TimelineEntry;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Jdbi;

/** Mails of outbound_email that went without the database knowing. */
@Singleton
class RecoveredRows {
    private static final Set<MailStatus> NOT_KNOWN_TO_HAVE_GONE = Set.of(
            MailStatus.QUEUED, MailStatus.SENDING, MailStatus.UNKNOWN, MailStatus.CANCELLED, MailStatus.SUPPRESSED);

    /** One column of the insert: its values travel as one array. */
    private record Column(String name, String type, Function<RecoveredMail, Object> value) {}

    private static final List<Column> COLUMNS = List.of(
            new Column("id", "uuid", mail -> mail.sent().email().emailId()),
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
            new Column("sender", "text", mail -> mail.sent().from()),
            new Column(
                    "identity", "text", mail -> mail.sender().map(Address::key).orElse(null)),
            new Column("sender_domain", "text", mail -> mail.sender()
                    .map(Address::asciiDomain)
                    .orElse(null)),
            new Column("reply_to", "text", mail -> mail.order().replyTo()),
            new Column("subject", "text", mail -> mail.order().subject()),
            new Column("content_hash", "text", RecoveredMail::contentHash),
            new Column("message_id", "text", RecoveredMail::messageId),
            new Column("message_ids", "text", mail -> ids(mail.sent())),
            new Column("rendered", "bytea", RecoveredMail::rendered),
            new Column("provider", "text", mail -> mail.sent().provider()),
            new Column("provider_message_id", "text", mail -> mail.sent().providerMessageId()),
            new Column("dry_run", "bool", mail -> mail.sent().dryRun()),
            new Column("sent_at", "timestamptz", mail -> time(mail.sent())));

    private static final String INSERT = """
            insert into outbound_email (%s, requested_at, queued_at, next_attempt_at, handed_over_at, first_handed_over_at, attempts,
                status, timeline)
            select %s, sent_at, sent_at, sent_at, sent_at, sent_at, 1, 'SENT', cast(timeline as jsonb)
            from unnest(%s, :timeline) as given (%s, timeline) order by id
            on conflict do nothing returning id
            """.formatted(
            names(Column::name),
            names(column -> column.name().equals("message_ids") ? "string_to_array(message_ids, ' ')" : column.name()),
            names(column -> ":" + column.name()),
            names(Column::name));

    private final Jdbi jdbi;

    RecoveredRows(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** How a mail stands that the database knows. */
    record Known(MailStatus status) {
        /** Whether it may go once more, or is thought to be stopped. */
        boolean isUnaware() {
            return NOT_KNOWN_TO_HAVE_GONE.contains(status);
        }

        /** Whether the caps of its day have it: who claimed it has counted it. */
        boolean counted() {
            return status == MailStatus.SENDING || status == MailStatus.UNKNOWN;
        }
    }

    /** Those of these mails of which it is known that they went. */
    Set<UUID> gone(Collection<UUID> ids) {
        return new HashSet<>(jdbi.withHandle(handle -> handle.createQuery(
                        "select id from outbound_email where id = any(:ids) and status <> all(:unaware)")
                .bindArray("ids", UUID.class, ids)
                .bindArray(
                        "unaware",
                        String.class,
                        NOT_KNOWN_TO_HAVE_GONE.stream().map(Enum::name).toList())
                .mapTo(UUID.class)
                .list()));
    }

    /** Those of these mails that are there, and how they stand; locked until the end of the transaction. */
    Map<UUID, Known> lock(Collection<UUID> ids) {
        Map<UUID, Known> known = new HashMap<>();
        jdbi.useHandle(handle -> handle.createQuery(
                        "select id, status from outbound_email where id = any(:ids) order by id for update")
                .bindArray("ids", UUID.class, ids)
                .map((rs, context) -> known.put(
                        rs.getObject("id", UUID.class), new Known(MailStatus.valueOf(rs.getString("status")))))
                .list());
        return known;
    }

    /** Mails that are there, and went. One that was thought stopped stands again, whatever stands for its content meanwhile. */
    Set<UUID> settle(List<EmailSent> mails, Instant now) {
        if (mails.isEmpty()) {
            return Set.of();
        }
        return new HashSet<>(jdbi.withHandle(handle -> handle.createQuery("""
                        update outbound_email e
                        set status = 'SENT', sent_at = given.at, reason = null, detail = null, waits_for = null,
                            provider = given.provider, provider_message_id = given.provider_id,
                            message_ids = string_to_array(given.message_ids, ' '), dry_run = given.dry_run,
                            handed_over_at = coalesce(handed_over_at, given.at),
                            first_handed_over_at = coalesce(first_handed_over_at, given.at),
                            leased_by = null, lease_until = null,
                            content_hash = case when e.status in ('CANCELLED', 'SUPPRESSED') then given.hash else e.content_hash end,
                            timeline = timeline || cast(:entry as jsonb)
                        from unnest(:ids, :times, :providers, :provider_ids, :message_ids, :dry_runs, :hashes)
                            as given (id, at, provider, provider_id, message_ids, dry_run, hash)
                        where e.id = given.id and e.rendered is not null
                        returning e.id
                        """)
                .bind("ids", SqlArray.of("uuid", column(mails, mail -> mail.email()
                        .emailId())))
                .bind("times", SqlArray.of("timestamptz", column(mails, RecoveredRows::time)))
                .bind("providers", SqlArray.of("text", column(mails, EmailSent::provider)))
                .bind("provider_ids", SqlArray.of("text", column(mails, EmailSent::providerMessageId)))
                .bind("message_ids", SqlArray.of("text", column(mails, RecoveredRows::ids)))
                .bind("dry_runs", SqlArray.of("bool", column(mails, EmailSent::dryRun)))
                .bind("hashes", SqlArray.of("text", column(mails, RecoveredMail::contentHash)))
                .bind("entry", TimelineEntry.json(List.of(RecoveredMail.entry(now))))
                .mapTo(UUID.class)
                .list()));
    }

    /**
     * Mails that are not there. What the same request became since the restore, and has not gone, makes way: the links in the mail that
     * went name that mail.
     */
    Set<UUID> put(List<RecoveredMail> mails, Instant now) {
        if (mails.isEmpty()) {
            return Set.of();
        }
        return new HashSet<>(jdbi.withHandle(handle -> {
            handle.createUpdate("""
                            delete from outbound_email
                            where request_id = any(:requests) and status in ('QUEUED', 'FAILED', 'SUPPRESSED', 'CANCELLED')
                            """)
                    .bind("requests", SqlArray.of("uuid", column(mails, mail -> mail.order()
                            .requestId())))
                    .execute();
            var insert = handle.createQuery(INSERT)
                    .bind("timeline", SqlArray.of("text", column(mails, mail -> mail.timeline(now))));
            for (Column column : COLUMNS) {
                Stream<Object> values = mails.stream().map(column.value());
                insert.bind(
                        column.name(),
                        SqlArray.of(
                                column.type(),
                                column.type().equals("bytea") ? values.toArray(byte[][]::new) : values.toArray()));
            }
            return insert.mapTo(UUID.class).list();
        }));
    }

    /** No message id has a space in it (RFC 5322, section 3.6.4). */
    private static String ids(EmailSent mail) {
        return String.join(" ", mail.messageIds());
    }

    private static OffsetDateTime time(EmailSent mail) {
        return OffsetDateTime.ofInstant(mail.occurredAt(), ZoneOffset.UTC);
    }

    private static <T> Object[] column(List<T> rows, Function<T, Object> value) {
        return rows.stream().map(value).toArray();
    }

    private static String names(Function<Column, String> of) {
        return COLUMNS.stream().map(of).collect(Collectors.joining(", "));
    }
}
