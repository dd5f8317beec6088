package aicmo.cam.messaging.outbox;

import aicmo.cam.messaging.SqlArray;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** The table {@code outbox}: what was decided and is not yet told. A row is deleted when Kafka has it, never skipped. */
public final class OutboxTable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TypeReference<Map<String, String>> HEADERS = new TypeReference<>() {};

    private final Jdbi jdbi;

    /** The outbox of the schema that this Jdbi reaches. */
    public OutboxTable(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** Puts rows in, in their order, in one round trip. */
    public void insert(List<OutboxRow> rows) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        insert into outbox (event_id, topic, key, type, payload, headers)
                        select * from unnest(:events, :topics, :keys, :types, :payloads, cast(:headers as json[]))
                        """)
                .bind("events", SqlArray.of("uuid", column(rows, OutboxRow::eventId)))
                .bind("topics", SqlArray.of("text", column(rows, OutboxRow::topic)))
                .bind(
                        "keys",
                        SqlArray.of("text", rows.stream().map(OutboxRow::key).toArray()))
                .bind("types", SqlArray.of("text", column(rows, OutboxRow::type)))
                .bind(
                        "payloads",
                        SqlArray.of(
                                "bytea", rows.stream().map(OutboxRow::payload).toArray(byte[][]::new)))
                .bind("headers", SqlArray.of("text", column(rows, row -> write(row.headers()))))
                .execute());
    }

    /** The oldest rows, in order: at most {@code rows} of them, and no more than a good {@code bytes} together. */
    public List<OutboxRow> oldest(Handle handle, int rows, long bytes) {
        return handle.createQuery("""
                        select id, event_id, topic, key, type, payload, headers
                        from (select *, sum(octet_length(payload)) over (order by id) - octet_length(payload) as before
                              from (select * from outbox order by id limit :rows) oldest) measured
                        where before < :bytes
                        order by id
                        """)
                .bind("rows", rows)
                .bind("bytes", bytes)
                .map((rs, context) -> read(rs))
                .list();
    }

    void delete(Handle handle, List<Long> ids) {
        handle.createUpdate("delete from outbox where id = any(:ids)")
                .bind("ids", SqlArray.of("bigint", ids))
                .execute();
    }

    /** How many rows wait. */
    public long pending() {
        return jdbi.withHandle(handle -> handle.createQuery("select count(*) from outbox")
                .mapTo(Long.class)
                .one());
    }

    /** For how long the oldest row has waited, by the database's clock; zero where none waits. */
    public Duration oldestAge() {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select coalesce(extract(epoch from clock_timestamp() - (select created_at from outbox order by id limit 1)), 0)
                        """)
                .map((rs, context) -> Duration.ofMillis(Math.max(0, Math.round(rs.getDouble(1) * 1000))))
                .one());
    }

    private static OutboxRow read(ResultSet rs) throws SQLException {
        try {
            return new OutboxRow(
                    rs.getLong("id"),
                    rs.getObject("event_id", UUID.class),
                    rs.getString("topic"),
                    rs.getString("key"),
                    rs.getString("type"),
                    rs.getBytes("payload"),
                    JSON.readValue(rs.getString("headers"), HEADERS));
        } catch (JsonProcessingException e) {
            throw new SQLException("row " + rs.getLong("id") + " of the outbox has headers that are not JSON", e);
        }
    }

    private static String write(Map<String, String> headers) {
        try {
            return JSON.writeValueAsString(headers);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("headers that can't be written: " + headers, e);
        }
    }

    private static <V> List<V> column(List<OutboxRow> rows, Function<OutboxRow, V> column) {
        return rows.stream().map(column).toList();
    }
}
