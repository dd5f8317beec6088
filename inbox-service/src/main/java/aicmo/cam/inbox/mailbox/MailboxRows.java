package aicmo.cam.inbox.mailbox;

import aicmo.cam.events.MailboxFailing;
import aicmo.cam.events.MailboxRead;
import aicmo.cam.messaging.EventId;
import aicmo.cam.messaging.database.SideConnections;
import aicmo.cam.messaging.outbox.Outbox;
import io.smallrye.common.annotation.Identifier;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/** The table {@code mailbox}. Times are the database's, so that replicas need not agree on theirs. */
@Singleton
public class MailboxRows {
    /** A replica that dies while it reads or waits holds its mailbox for so long: what one batch may take over a slow connection. */
    public static final Duration LEASE = Duration.ofSeconds(45);

    private static final String AGE =
            "cast(extract(epoch from now() - last_success) as double precision) as seconds_since_success";

    /** One failure may be the network's, and two the provider's maintenance. */
    private static final int SICK_AFTER = 3;

    private final Jdbi jdbi;
    private final Jdbi side;
    private final Outbox outbox;

    MailboxRows(Jdbi jdbi, @Identifier(SideConnections.NAME) Jdbi side, Outbox outbox) {
        this.jdbi = jdbi;
        this.side = side;
        this.outbox = outbox;
    }

    /** Makes the mailbox known; does nothing where it is. */
    public void add(String address, String folder) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        insert into mailbox (id, address, folder) values (:id, :address, :folder) on conflict do nothing
                        """)
                .bind("id", EventId.next())
                .bind("address", address)
                .bind("folder", folder)
                .execute());
    }

    /** The mailbox for this owner alone, where it is due and nobody else has it. */
    public Optional<Mailbox> claim(String address, String folder, UUID owner) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        update mailbox set lease_owner = :owner, lease_until = now() + make_interval(secs => :lease)
                        where address = :address and folder = :folder and next_poll_at <= now()
                            and (lease_owner = :owner or lease_until is null or lease_until <= now())
                        returning *,
                        \
                        """ + AGE)
                .bind("owner", owner)
                .bind("lease", LEASE.toSeconds())
                .bind("address", address)
                .bind("folder", folder)
                .map((rs, context) -> read(rs))
                .findOne());
    }

    /**
     * Notes how far it has been read, and holds it for longer.
     *
     * @param taken messages that are new with it
     * @param toPutAway whether the messages are still to be marked or moved
     * @return false where another owner has it now
     */
    public boolean advance(
            UUID id, UUID owner, long uidValidity, long lastUid, long behind, int taken, boolean toPutAway) {
        return jdbi.withHandle(handle -> handle.createUpdate("""
                        update mailbox set uid_validity = :validity, last_uid = :last, behind = :behind,
                            put_away_uid = case when not :to_put_away then :last
                                when uid_validity is distinct from :validity then 0 else put_away_uid end,
                            messages = messages + :taken, lease_until = now() + make_interval(secs => :lease)
                        where id = :id and lease_owner = :owner and lease_until > now()
                        """)
                        .bind("id", id)
                        .bind("owner", owner)
                        .bind("validity", uidValidity)
                        .bind("last", lastUid)
                        .bind("behind", behind)
                        .bind("taken", taken)
                        .bind("to_put_away", toPutAway)
                        .bind("lease", LEASE.toSeconds())
                        .execute())
                == 1;
    }

    /**
     * Messages were marked or moved; holds the mailbox for longer.
     *
     * @param through those up to this UID
     * @return false where another owner has it now
     */
    public boolean putAway(UUID id, UUID owner, long through) {
        return jdbi.withHandle(handle -> handle.createUpdate("""
                        update mailbox set put_away_uid = :through, lease_until = now() + make_interval(secs => :lease)
                        where id = :id and lease_owner = :owner and lease_until > now()
                        """)
                        .bind("id", id)
                        .bind("owner", owner)
                        .bind("through", through)
                        .bind("lease", LEASE.toSeconds())
                        .execute())
                == 1;
    }

    /**
     * A look went well, which others are told once a minute at most, and at once after a failure.
     *
     * @param next the next is due then
     * @param keep for how long beyond that it stays with this owner; zero to let it go now
     */
    @Transactional
    public void succeeded(UUID id, UUID owner, Duration next, Duration keep) {
        jdbi.withHandle(handle -> handle.createQuery("""
                        with was as (
                            select id as mailbox, failures > 0 or told_read_at is null
                                or told_read_at <= now() - interval '1 minute' as tell
                            from mailbox where id = :id and lease_owner = :owner for no key update)
                        update mailbox set last_success = now(), failures = 0, behind = 0,
                            next_poll_at = now() + make_interval(secs => :next),
                            lease_owner = case when :keep then lease_owner end,
                            lease_until = case when :keep then now() + make_interval(secs => :next + :kept) end,
                            told_read_at = case when tell then now() else told_read_at end
                        from was where id = mailbox
                        returning address, last_success, tell
                        """)
                        .bind("id", id)
                        .bind("owner", owner)
                        .bind("next", next.toMillis() / 1000.0)
                        .bind("keep", !keep.isZero())
                        .bind("kept", keep.toMillis() / 1000.0)
                        .map((rs, context) -> rs.getBoolean("tell")
                                ? Optional.of(new MailboxRead(
                                        EventId.next(),
                                        rs.getTimestamp("last_success").toInstant(),
                                        id,
                                        rs.getString("address")))
                                : Optional.<MailboxRead>empty())
                        .findOne())
                .flatMap(read -> read)
                .ifPresent(outbox::publish);
    }

    /** A look failed; whoever comes first after the wait tries again. A mailbox that fails again and again is told of, once. */
    @Transactional
    public void failed(UUID id, UUID owner, String error, Duration wait) {
        jdbi.withHandle(handle -> handle.createQuery("""
                        update mailbox set last_error = :error, last_error_at = now(), failures = failures + 1,
                            next_poll_at = now() + make_interval(secs => :wait), lease_owner = null, lease_until = null
                        where id = :id and lease_owner = :owner
                        returning address, failures, last_error_at
                        """)
                        .bind("id", id)
                        .bind("owner", owner)
                        .bind("error", error)
                        .bind("wait", wait.toMillis() / 1000.0)
                        .map((rs, context) -> new MailboxFailing(
                                EventId.next(),
                                rs.getTimestamp("last_error_at").toInstant(),
                                id,
                                rs.getString("address"),
                                rs.getInt("failures"),
                                error))
                        .findOne())
                .filter(failing -> failing.failures() == SICK_AFTER)
                .ifPresent(outbox::publish);
    }

    /** Lets go of all that this owner has, so that another replica need not wait. */
    public void release(UUID owner) {
        jdbi.useHandle(handle -> handle.execute(
                "update mailbox set lease_owner = null, lease_until = null where lease_owner = ?", owner));
    }

    /** All mailboxes ever read, by address and folder. */
    public List<Mailbox> all() {
        return jdbi.withHandle(
                handle -> handle.createQuery("select *, " + AGE + " from mailbox order by address, folder")
                        .map((rs, context) -> read(rs))
                        .list());
    }

    /** One of them, as committed, for health and metrics: they wait for no connection of the pool. Empty where it was never read. */
    public Optional<Mailbox> find(String address, String folder) {
        return side.withHandle(
                handle -> handle.createQuery("select *, " + AGE + " from mailbox where address = ? and folder = ?")
                        .bind(0, address)
                        .bind(1, folder)
                        .map((rs, context) -> read(rs))
                        .findOne());
    }

    private static Mailbox read(ResultSet rs) throws SQLException {
        return new Mailbox(
                rs.getObject("id", UUID.class),
                rs.getString("address"),
                rs.getString("folder"),
                Optional.ofNullable(rs.getObject("uid_validity", Long.class)),
                rs.getLong("last_uid"),
                rs.getLong("put_away_uid"),
                rs.getLong("behind"),
                rs.getLong("messages"),
                rs.getTimestamp("next_poll_at").toInstant(),
                Optional.ofNullable(rs.getObject("lease_owner", UUID.class)),
                instant(rs, "last_success"),
                Optional.ofNullable(rs.getString("last_error")),
                instant(rs, "last_error_at"),
                rs.getInt("failures"),
                Optional.ofNullable(rs.getObject("seconds_since_success", Double.class))
                        .map(seconds -> Duration.ofMillis((long) (seconds * 1000))));
    }

    private static Optional<Instant> instant(ResultSet rs, String column) throws SQLException {
        return Optional.ofNullable(rs.getTimestamp(column)).map(Timestamp::toInstant);
    }
}
