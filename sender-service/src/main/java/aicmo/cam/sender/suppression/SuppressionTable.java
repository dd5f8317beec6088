package aicmo.cam.sender.suppression;

import aicmo.cam.messaging.SqlArray;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.argument.Argument;

/** Who gets no more mail. */
@Singleton
public class SuppressionTable {
    private final Jdbi jdbi;

    SuppressionTable(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /**
     * What to look for; a null says nothing.
     *
     * @param domain of an address, or an entry itself
     */
    record Filter(String address, String domain, SuppressionReason reason, String source) {}

    /** Which of these addresses (as {@code Address.key}) and domains get no more mail, and why. */
    public Map<String, String> reasons(Collection<String> addressesAndDomains) {
        Map<String, String> reasons = new HashMap<>();
        jdbi.useHandle(handle -> handle.createQuery(
                        "select address, min(reason) as reason from suppression where address = any(:asked) group by address")
                .bindArray("asked", String.class, addressesAndDomains)
                .map((rs, context) -> reasons.put(rs.getString("address"), rs.getString("reason")))
                .list());
        return reasons;
    }

    /** The addresses and domains of those entries that are new; a source says the same once. */
    List<String> add(List<Suppression> entries) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        insert into suppression (id, address, source, reason, note, source_event, created_at)
                        select * from unnest(:ids, :addresses, :sources, :reasons, :notes, :events, :times)
                        on conflict (address, source) do nothing
                        returning address
                        """)
                .bind("ids", column("uuid", entries, Suppression::id))
                .bind("addresses", column("text", entries, Suppression::address))
                .bind("sources", column("text", entries, Suppression::source))
                .bind("reasons", column("text", entries, entry -> entry.reason().name()))
                .bind("notes", column("text", entries, Suppression::note))
                .bind("events", column("uuid", entries, Suppression::sourceEvent))
                .bind(
                        "times",
                        column(
                                "timestamptz",
                                entries,
                                entry -> OffsetDateTime.ofInstant(entry.createdAt(), ZoneOffset.UTC)))
                .mapTo(String.class)
                .list());
    }

    /** Of an address, or of the one with that id; locked until the end of the transaction. */
    List<Suppression> locked(String address, UUID id) {
        String condition = id == null ? "address = :what" : "id = :what";
        return jdbi.withHandle(
                handle -> handle.createQuery("select * from suppression where " + condition + " order by id for update")
                        .bind("what", id == null ? (Object) address : id)
                        .map((rs, context) -> read(rs))
                        .list());
    }

    /** Every entry of these addresses, domains and patterns, the oldest first. */
    List<Suppression> of(Collection<String> keys) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "select * from suppression where address = any(:keys) order by created_at, id")
                .bindArray("keys", String.class, keys)
                .map((rs, context) -> read(rs))
                .list());
    }

    /** The entry that a source made of an address. */
    Optional<Suppression> find(String address, String source) {
        return jdbi.withHandle(
                handle -> handle.createQuery("select * from suppression where address = :address and source = :source")
                        .bind("address", address)
                        .bind("source", source)
                        .map((rs, context) -> read(rs))
                        .findOne());
    }

    /** The newest first. Only conditions that are asked for stand in the statement, so that each finds its index. */
    List<Suppression> list(Filter filter, UUID after, int limit) {
        String sql = "select * from suppression where true"
                + (filter.address() == null ? "" : " and address = :address")
                + (filter.domain() == null ? "" : " and domain = :domain")
                + (filter.reason() == null ? "" : " and reason = :reason")
                + (filter.source() == null ? "" : " and source = :source")
                + (after == null ? "" : " and id < :after")
                + " order by id desc limit :limit";
        return jdbi.withHandle(handle -> {
            var query = handle.createQuery(sql).bind("limit", limit);
            if (filter.address() != null) {
                query.bind("address", filter.address());
            }
            if (filter.domain() != null) {
                query.bind("domain", filter.domain());
            }
            if (filter.reason() != null) {
                query.bind("reason", filter.reason().name());
            }
            if (filter.source() != null) {
                query.bind("source", filter.source());
            }
            if (after != null) {
                query.bind("after", after);
            }
            return query.map((rs, context) -> read(rs)).list();
        });
    }

    static Suppression read(ResultSet rs) throws SQLException {
        return new Suppression(
                rs.getObject("id", UUID.class),
                rs.getString("address"),
                SuppressionReason.valueOf(rs.getString("reason")),
                rs.getString("source"),
                rs.getString("note"),
                rs.getObject("source_event", UUID.class),
                rs.getTimestamp("created_at").toInstant());
    }

    private static Argument column(String type, List<Suppression> entries, Function<Suppression, ?> value) {
        return SqlArray.of(type, entries.stream().map(value).toArray());
    }
}
