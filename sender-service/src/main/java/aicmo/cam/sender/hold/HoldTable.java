package aicmo.cam.sender.hold;

import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/** What the provider refused as a whole, until something goes again; and senders that are suspected to be refused. */
@Singleton
class HoldTable {
    private final Jdbi jdbi;

    HoldTable(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /**
     * A row.
     *
     * @param inForce false where the sender is only suspected
     * @param told whether others know of it
     */
    record Row(Hold hold, boolean inForce, int tries, UUID probe, boolean told, Set<UUID> suspects) {
        Suspicion suspicion() {
            return new Suspicion(hold.since(), suspects);
        }
    }

    List<Hold> inForce() {
        return jdbi.withHandle(handle -> handle.createQuery("select * from hold where in_force order by key")
                .map((rs, context) -> hold(rs))
                .list());
    }

    List<Hold> inForce(Collection<String> keys) {
        return jdbi.withHandle(
                handle -> handle.createQuery("select * from hold where key = any(:keys) and in_force order by key")
                        .bindArray("keys", String.class, keys)
                        .map((rs, context) -> hold(rs))
                        .list());
    }

    /** Makes a row that is not in force, for somebody to write; false where there is one. */
    boolean create(String key, Instant now, String why) {
        return jdbi.withHandle(handle -> handle.createUpdate("""
                        insert into hold (key, since, why, in_force, told) values (:key, :now, :why, false, false)
                        on conflict do nothing
                        """)
                        .bind("key", key)
                        .bind("now", now)
                        .bind("why", why)
                        .execute())
                == 1;
    }

    /** The row of this key, locked until the end of the transaction. */
    Optional<Row> lock(String key) {
        return jdbi.withHandle(handle -> handle.createQuery("select * from hold where key = :key for update")
                .bind("key", key)
                .map((rs, context) -> row(rs))
                .findOne());
    }

    /** Those whose time to be tried has come and that nobody else tries now, locked until the end of the transaction. */
    List<Row> lockLapsed(String keyLike, Instant now) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select * from hold where key like :like and in_force and until <= :now
                        order by key limit 100 for update skip locked
                        """)
                .bind("like", keyLike)
                .bind("now", now)
                .map((rs, context) -> row(rs))
                .list());
    }

    /** When the next sender for whom mails wait may be tried. */
    Optional<Instant> nextProbe() {
        return jdbi.withHandle(
                handle -> handle.createQuery("""
                        select min(until) from hold h
                        where key like 'sender:%' and in_force and until is not null and exists (
                            select 1 from outbound_email where status = 'QUEUED' and waits_for = h.key)
                        """).mapTo(Instant.class).findOne());
    }

    void write(Row row) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        insert into hold (key, since, until, why, in_force, tries, probe, told, suspects)
                        values (:key, :since, :until, :why, :in_force, :tries, :probe, :told, :suspects)
                        on conflict (key) do update
                        set since = excluded.since, until = excluded.until, why = excluded.why, in_force = excluded.in_force,
                            tries = excluded.tries, probe = excluded.probe, told = excluded.told, suspects = excluded.suspects
                        """)
                .bind("key", row.hold().key())
                .bind("since", row.hold().since())
                .bind("until", row.hold().until())
                .bind("why", row.hold().why())
                .bind("in_force", row.inForce())
                .bind("tries", row.tries())
                .bindByType("probe", row.probe(), UUID.class)
                .bind("told", row.told())
                .bindArray("suspects", UUID.class, row.suspects())
                .execute());
    }

    boolean remove(String key) {
        return jdbi.withHandle(handle -> handle.createUpdate("delete from hold where key = :key")
                        .bind("key", key)
                        .execute())
                == 1;
    }

    /** The rows that a mail disproves which was handed over then and taken: those that began before, and end by being tried. */
    List<String> disproved(Collection<String> keys, Instant handedOverAt) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select key from hold
                        where key = any(:keys) and since <= :at and (until is not null or not in_force)
                        """)
                .bindArray("keys", String.class, keys)
                .bind("at", handedOverAt)
                .mapTo(String.class)
                .list());
    }

    /** Those that nobody has tried for long: no mail waits for them any more. */
    List<String> forgotten(Instant untriedSince, Instant suspectedSince) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select key from hold h
                        where (in_force and until < :untried or not in_force and since < :suspected) and not exists (
                            select 1 from outbound_email where status = 'QUEUED' and waits_for = h.key)
                        """)
                .bind("untried", untriedSince)
                .bind("suspected", suspectedSince)
                .mapTo(String.class)
                .list());
    }

    private static Row row(ResultSet rs) throws SQLException {
        return new Row(
                hold(rs),
                rs.getBoolean("in_force"),
                rs.getInt("tries"),
                rs.getObject("probe", UUID.class),
                rs.getBoolean("told"),
                Set.copyOf(Arrays.asList((UUID[]) rs.getArray("suspects").getArray())));
    }

    private static Hold hold(ResultSet rs) throws SQLException {
        Timestamp until = rs.getTimestamp("until");
        return new Hold(
                rs.getString("key"),
                rs.getTimestamp("since").toInstant(),
                until == null ? null : until.toInstant(),
                rs.getString("why"));
    }
}
