package aicmo.cam.sender.hold;

import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/** What the provider refused as a whole. A hold whose time is over is none, whether its row is still there or not. */
@Singleton
class HoldTable {
    private final Jdbi jdbi;

    HoldTable(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    Optional<Hold> find(String key, Instant now) {
        return first(List.of(key), now);
    }

    /** One of those with these keys. */
    Optional<Hold> first(Collection<String> keys, Instant now) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "select * from hold where key = any(:keys) and (until is null or until > :now) order by key limit 1")
                .bindArray("keys", String.class, keys)
                .bind("now", now)
                .map((rs, context) -> read(rs))
                .findOne());
    }

    List<Hold> all(Instant now) {
        return jdbi.withHandle(
                handle -> handle.createQuery("select * from hold where until is null or until > :now order by key")
                        .bind("now", now)
                        .map((rs, context) -> read(rs))
                        .list());
    }

    /** The later end wins: what a person must see to is not over because something shorter came after it. */
    void put(Hold hold) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        insert into hold (key, since, until, why) values (:key, :since, :until, :why)
                        on conflict (key) do update
                        set since = case when hold.until < excluded.since then excluded.since else hold.since end,
                            until = excluded.until, why = excluded.why
                        where hold.until is not null and (excluded.until is null or excluded.until > hold.until)
                        """)
                .bind("key", hold.key())
                .bind("since", hold.since())
                .bind("until", hold.until())
                .bind("why", hold.why())
                .execute());
    }

    boolean remove(String key) {
        return jdbi.withHandle(handle -> handle.createUpdate("delete from hold where key = :key")
                        .bind("key", key)
                        .execute())
                == 1;
    }

    private static Hold read(ResultSet rs) throws SQLException {
        Timestamp until = rs.getTimestamp("until");
        return new Hold(
                rs.getString("key"),
                rs.getTimestamp("since").toInstant(),
                until == null ? null : until.toInstant(),
                rs.getString("why"));
    }
}
