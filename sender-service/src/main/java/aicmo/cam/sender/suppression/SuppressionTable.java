package aicmo.cam.sender.suppression;

import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/** Who gets no more mail. */
@Singleton
public class SuppressionTable {
    private final Jdbi jdbi;

    SuppressionTable(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

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

    /** False where this source said so before. */
    boolean add(Suppression entry) {
        return jdbi.withHandle(handle -> handle.createUpdate("""
                        insert into suppression (id, address, source, reason, note, source_event, created_at)
                        values (:id, :address, :source, :reason, :note, :event, :at)
                        on conflict (address, source) do nothing
                        """)
                        .bind("id", entry.id())
                        .bind("address", entry.address())
                        .bind("source", entry.source())
                        .bind("reason", entry.reason().name())
                        .bind("note", entry.note())
                        .bindByType("event", entry.sourceEvent(), UUID.class)
                        .bind("at", entry.createdAt())
                        .execute())
                == 1;
    }

    /** The entries that a source made are taken back. */
    void removeOf(String source) {
        jdbi.useHandle(handle -> handle.createUpdate("delete from suppression where source = :source")
                .bind("source", source)
                .execute());
    }

    /** How many entries were there. */
    int remove(String address) {
        return jdbi.withHandle(handle -> handle.createUpdate("delete from suppression where address = :address")
                .bind("address", address)
                .execute());
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

    /** The newest first. */
    List<Suppression> list(String address, String reason, UUID after, int limit) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select * from suppression
                        where (cast(:address as text) is null or address = :address)
                          and (cast(:reason as text) is null or reason = :reason)
                          and (cast(:after as uuid) is null or id < :after)
                        order by id desc limit :limit
                        """)
                .bind("address", address)
                .bind("reason", reason)
                .bindByType("after", after, UUID.class)
                .bind("limit", limit)
                .map((rs, context) -> read(rs))
                .list());
    }

    private static Suppression read(ResultSet rs) throws SQLException {
        return new Suppression(
                rs.getObject("id", UUID.class),
                rs.getString("address"),
                SuppressionReason.valueOf(rs.getString("reason")),
                rs.getString("source"),
                rs.getString("note"),
                rs.getObject("source_event", UUID.class),
                rs.getTimestamp("created_at").toInstant());
    }
}
