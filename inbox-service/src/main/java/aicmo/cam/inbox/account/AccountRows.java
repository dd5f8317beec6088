package aicmo.cam.inbox.account;

import aicmo.cam.inbox.account.Account.Source;
import aicmo.cam.inbox.mailbox.Afterwards;
import aicmo.cam.inbox.mailbox.TlsMode;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/** The table {@code mailbox_account}: the mailboxes that were given by REST. What is secret of them is sealed. */
@Singleton
class AccountRows {
    private final Jdbi jdbi;

    AccountRows(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** @return false where there is a mailbox with this address */
    boolean insert(Account account, Sealed sealed) {
        return jdbi.withHandle(handle -> handle.createUpdate("""
                        insert into mailbox_account (id, address, server, port, tls, login, sealed, folders, interval_ms, idle,
                            mark_seen, move_to, revision)
                        values (:id, :address, :server, :port, :tls, :login, :sealed, :folders, :interval, :idle,
                            :mark_seen, :move_to, 1)
                        on conflict (address) do nothing
                        """)
                        .bind("id", account.id())
                        .bind("address", account.address())
                        .bind("server", account.server())
                        .bind("port", account.port())
                        .bind("tls", account.tls().name())
                        .bind("login", account.login().name())
                        .bind("sealed", sealed.bytes())
                        .bindArray("folders", String.class, account.folders())
                        .bind("interval", account.interval().toMillis())
                        .bind("idle", account.idle())
                        .bind("mark_seen", account.afterwards().seen())
                        .bind("move_to", account.afterwards().moveTo().orElse(null))
                        .execute())
                == 1;
    }

    /** Replaces all but the address; its revision grows. */
    void update(Account account, Sealed sealed) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        update mailbox_account set server = :server, port = :port, tls = :tls, login = :login, sealed = :sealed,
                            folders = :folders, interval_ms = :interval, idle = :idle, mark_seen = :mark_seen, move_to = :move_to,
                            revision = revision + 1, changed_at = now()
                        where id = :id
                        """)
                .bind("id", account.id())
                .bind("server", account.server())
                .bind("port", account.port())
                .bind("tls", account.tls().name())
                .bind("login", account.login().name())
                .bind("sealed", sealed.bytes())
                .bindArray("folders", String.class, account.folders())
                .bind("interval", account.interval().toMillis())
                .bind("idle", account.idle())
                .bind("mark_seen", account.afterwards().seen())
                .bind("move_to", account.afterwards().moveTo().orElse(null))
                .execute());
    }

    /** Other credentials for the same mailbox; whoever reads it goes on reading. */
    void reseal(UUID id, Sealed sealed) {
        jdbi.useHandle(
                handle -> handle.execute("update mailbox_account set sealed = ? where id = ?", sealed.bytes(), id));
    }

    boolean delete(UUID id) {
        return jdbi.withHandle(handle -> handle.execute("delete from mailbox_account where id = ?", id)) == 1;
    }

    List<Row> all() {
        return jdbi.withHandle(handle -> handle.createQuery("select * from mailbox_account order by address")
                .map((rs, context) -> read(rs))
                .list());
    }

    Optional<Row> find(UUID id) {
        return all().stream().filter(row -> row.id().equals(id)).findFirst();
    }

    private static Row read(ResultSet rs) throws SQLException {
        return new Row(
                rs.getObject("id", UUID.class),
                rs.getString("address"),
                rs.getString("server"),
                rs.getInt("port"),
                TlsMode.valueOf(rs.getString("tls")),
                rs.getString("login"),
                new Sealed(rs.getBytes("sealed")),
                List.of((String[]) rs.getArray("folders").getArray()),
                Duration.ofMillis(rs.getLong("interval_ms")),
                rs.getBoolean("idle"),
                new Afterwards(rs.getBoolean("mark_seen"), Optional.ofNullable(rs.getString("move_to"))),
                rs.getInt("revision"));
    }

    /** A mailbox whose credentials are still sealed. */
    record Row(
            UUID id,
            String address,
            String server,
            int port,
            TlsMode tls,
            String login,
            Sealed sealed,
            List<String> folders,
            Duration interval,
            boolean idle,
            Afterwards afterwards,
            int revision) {
        Account opened(Credentials credentials) {
            return new Account(
                    id,
                    Source.REST,
                    address,
                    server,
                    port,
                    tls,
                    credentials.login(login),
                    folders,
                    interval,
                    idle,
                    afterwards,
                    revision);
        }
    }

    /** Sealed bytes; they show themselves as nothing. */
    record Sealed(byte[] bytes) {
        @Override
        public String toString() {
            return "sealed";
        }
    }
}
