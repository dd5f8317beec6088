package aicmo.cam.decision.webhook;

import aicmo.cam.messaging.EventId;
import aicmo.cam.messaging.SqlArray;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/** The table {@code delivery}: work that any replica may claim. */
@Singleton
public class DeliveryRows {
    private final Jdbi jdbi;

    DeliveryRows(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** Puts messages down for their webhooks, each once, however often it is asked for. */
    public void add(List<Message> messages, Instant now) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        insert into delivery (delivery_id, webhook_id, event_id, type, body, next_at, created_at)
                        select *, :now, :now from unnest(:ids, :webhooks, :events, :types, :bodies)
                        on conflict do nothing
                        """)
                .bind("now", now.atOffset(ZoneOffset.UTC))
                .bind(
                        "ids",
                        SqlArray.of(
                                "uuid",
                                messages.stream().map(m -> EventId.next()).toArray()))
                .bind(
                        "webhooks",
                        SqlArray.of(
                                "uuid",
                                messages.stream().map(Message::webhookId).toArray()))
                .bind(
                        "events",
                        SqlArray.of(
                                "uuid", messages.stream().map(Message::eventId).toArray()))
                .bind(
                        "types",
                        SqlArray.of("text", messages.stream().map(Message::type).toArray()))
                .bind(
                        "bodies",
                        SqlArray.of("text", messages.stream().map(Message::body).toArray()))
                .execute());
    }

    /** What is due, claimed until the lease is over: whoever claims next leaves it alone until then. */
    List<Claimed> claim(int limit, Instant now, Duration lease) {
        return jdbi.inTransaction(handle -> handle.createQuery("""
                        with due as (
                            select delivery_id from delivery where state = 'PENDING' and next_at <= :now
                            order by next_at limit :limit for update skip locked)
                        update delivery d set next_at = :lease, attempts = d.attempts + 1
                        from due, webhook w
                        where d.delivery_id = due.delivery_id and w.webhook_id = d.webhook_id
                        returning d.*, w.url, w.secret
                        """)
                .bind("now", now.atOffset(ZoneOffset.UTC))
                .bind("lease", now.plus(lease).atOffset(ZoneOffset.UTC))
                .bind("limit", limit)
                .map((rs, context) -> new Claimed(read(rs), rs.getString("url"), rs.getBytes("secret")))
                .list());
    }

    /**
     * Records what came of an attempt, where the claim still holds. What is not sent again is kept without its body, which speaks of
     * people.
     */
    void record(Delivery attempted, Delivery.State state, Instant nextAt, String answer) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        update delivery set state = :state, next_at = :next, answer = :answer,
                            body = case when :state = 'PENDING' then body else '' end
                        where delivery_id = :id and state = 'PENDING' and attempts = :attempts
                        """)
                .bind("id", attempted.deliveryId())
                .bind("attempts", attempted.attempts())
                .bind("state", state.name())
                .bind("next", nextAt.atOffset(ZoneOffset.UTC))
                .bind("answer", answer)
                .execute());
    }

    /** The deliveries of a webhook, the newest first. */
    List<Delivery> page(UUID webhookId, UUID after, int limit) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select * from delivery
                        where webhook_id = :webhook
                          and (cast(:after as uuid) is null or delivery_id < cast(:after as uuid))
                        order by delivery_id desc limit :limit
                        """)
                .bind("webhook", webhookId)
                .bind("after", after)
                .bind("limit", limit)
                .map((rs, context) -> read(rs))
                .list());
    }

    void forgetBefore(Instant then) {
        jdbi.useHandle(handle -> handle.execute(
                "delete from delivery where created_at < ? and state <> 'PENDING'", then.atOffset(ZoneOffset.UTC)));
    }

    private static Delivery read(ResultSet rs) throws SQLException {
        return new Delivery(
                rs.getObject("delivery_id", UUID.class),
                rs.getObject("webhook_id", UUID.class),
                rs.getObject("event_id", UUID.class),
                rs.getString("type"),
                rs.getString("body"),
                Delivery.State.valueOf(rs.getString("state")),
                rs.getInt("attempts"),
                rs.getObject("next_at", OffsetDateTime.class).toInstant(),
                rs.getString("answer"),
                rs.getObject("created_at", OffsetDateTime.class).toInstant());
    }

    /** What a webhook is to be told. */
    public record Message(UUID webhookId, UUID eventId, String type, String body) {}

    /** A delivery that is this replica's for now, and where it goes. */
    record Claimed(Delivery delivery, String url, byte[] sealedSecret) {}

    /** How many are still to be made. */
    long waiting() {
        return jdbi.withHandle(handle -> handle.createQuery("select count(*) from delivery where state = 'PENDING'")
                .mapTo(Long.class)
                .one());
    }
}
