package aicmo.cam.sender.suppression;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/** Takes entries off the list, and remembers them. */
@Singleton
class RemovalTable {
    private final Jdbi jdbi;

    RemovalTable(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** Who takes entries off, and why. */
    record Reason(String by, String why, Instant at) {}

    /** The address or domain, once for each entry that there was. */
    List<String> removeAddress(String address, Reason reason) {
        return remove("address = :what", address, reason);
    }

    /** The address or domain of the entry; none where there is no such entry. */
    List<String> removeEntry(UUID id, Reason reason) {
        return remove("id = :what", id, reason);
    }

    /** The addresses and domains of the entries that a source had made. */
    List<String> removeSource(String source, Reason reason) {
        return remove("source = :what", source, reason);
    }

    /** The latest first. */
    List<Removal> list(String address, Long after, int limit) {
        String sql = "select * from suppression_removed where true"
                + (address == null ? "" : " and address = :address")
                + (after == null ? "" : " and removal < :after")
                + " order by removal desc limit :limit";
        return jdbi.withHandle(handle -> {
            var query = handle.createQuery(sql).bind("limit", limit);
            if (address != null) {
                query.bind("address", address);
            }
            if (after != null) {
                query.bind("after", after);
            }
            return query.map((rs, context) -> new Removal(
                            rs.getLong("removal"),
                            SuppressionTable.read(rs),
                            rs.getTimestamp("removed_at").toInstant(),
                            rs.getString("removed_by"),
                            rs.getString("why")))
                    .list();
        });
    }

    private List<String> remove(String condition, Object what, Reason reason) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        with gone as (delete from suppression where %s returning *)
                        insert into suppression_removed (
                            id, address, source, reason, note, source_event, created_at, removed_at, removed_by, why)
                        select id, address, source, reason, note, source_event, created_at, :at, :by, :why from gone
                        returning address
                        """.formatted(condition))
                .bind("what", what)
                .bind("at", reason.at())
                .bind("by", reason.by())
                .bind("why", reason.why())
                .mapTo(String.class)
                .list());
    }
}
