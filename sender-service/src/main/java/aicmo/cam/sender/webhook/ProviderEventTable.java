package aicmo.cam.sender.webhook;

import aicmo.cam.messaging.SqlArray;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.Query;

/** What the provider told, from when it is taken until it is forgotten. */
@Singleton
class ProviderEventTable {
    private final Jdbi jdbi;

    ProviderEventTable(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** An event as it came. */
    record Raw(String svixId, Instant receivedAt, byte[] payload) {}

    /** What became of it. */
    enum State {
        APPLIED,
        /** It is none of ours, or nothing follows from it. */
        IGNORED,
        /** It can't be read or applied; a person should look. */
        FAILED
    }

    /**
     * What is to be written down of an event that was looked at.
     *
     * @param type as the provider names it; null where it can't be read
     * @param detail null for what was applied
     */
    record Done(String svixId, State state, String type, String detail) {}

    /** What was there before is left as it is. */
    void add(List<Raw> events) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        insert into provider_event (svix_id, received_at, payload)
                        select * from unnest(:ids, :received, :payloads) on conflict do nothing
                        """)
                .bind(
                        "ids",
                        SqlArray.of("text", events.stream().map(Raw::svixId).toList()))
                .bind(
                        "received",
                        SqlArray.of(
                                "timestamptz",
                                events.stream()
                                        .map(event -> event.receivedAt().toString())
                                        .toList()))
                .bind(
                        "payloads",
                        SqlArray.of("bytea", events.stream().map(Raw::payload).toArray(byte[][]::new)))
                .execute());
    }

    /** The oldest that wait, locked until the end of the transaction; those that another replica holds are left out. */
    List<Raw> waiting(int limit) {
        return waiting("true", query -> query.bind("limit", limit));
    }

    /** The one, where it still waits and nobody else holds it. */
    List<Raw> waiting(String svixId) {
        return waiting("svix_id = :id", query -> query.bind("id", svixId).bind("limit", 1));
    }

    private List<Raw> waiting(String which, UnaryOperator<Query> bindings) {
        return jdbi.withHandle(handle -> bindings.apply(handle.createQuery("""
                        select svix_id, received_at, payload from provider_event where state = 'NEW' and %s
                        order by received_at, svix_id limit :limit for update skip locked
                        """.formatted(which)))
                .map((rs, context) -> new Raw(
                        rs.getString("svix_id"), rs.getTimestamp("received_at").toInstant(), rs.getBytes("payload")))
                .list());
    }

    void done(List<Done> events) {
        if (!events.isEmpty()) {
            jdbi.useHandle(handle -> handle.createUpdate("""
                            update provider_event p set state = d.state, type = d.type, detail = d.detail
                            from unnest(:ids, :states, :types, :details) as d (svix_id, state, type, detail)
                            where p.svix_id = d.svix_id
                            """)
                    .bind(
                            "ids",
                            SqlArray.of(
                                    "text", events.stream().map(Done::svixId).toList()))
                    .bind(
                            "states",
                            SqlArray.of(
                                    "text",
                                    events.stream()
                                            .map(done -> done.state().name())
                                            .toList()))
                    .bind(
                            "types",
                            SqlArray.of("text", events.stream().map(Done::type).toList()))
                    .bind(
                            "details",
                            SqlArray.of(
                                    "text", events.stream().map(Done::detail).toList()))
                    .execute());
        }
    }

    /** Those that wait, or failed, are kept. */
    int forget(Instant receivedBefore, int limit) {
        return jdbi.withHandle(handle -> handle.createUpdate("""
                        delete from provider_event where svix_id in (
                            select svix_id from provider_event
                            where received_at < :before and state in ('APPLIED', 'IGNORED') limit :limit)
                        """)
                .bind("before", receivedBefore)
                .bind("limit", limit)
                .execute());
    }

    long count(String state) {
        return jdbi.withHandle(
                handle -> handle.createQuery("select count(*) from provider_event where state = '" + state + "'")
                        .mapTo(Long.class)
                        .one());
    }
}
