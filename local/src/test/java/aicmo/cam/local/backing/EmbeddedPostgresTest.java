package aicmo.cam.local.backing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import aicmo.cam.local.backing.EmbeddedPostgres.ServiceDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedPostgresTest {
    @TempDir
    Path folder;

    @Test
    void a_restart_keeps_what_was_committed_on_the_same_port() throws SQLException {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(folder.resolve("a folder"), 0)) {
            ServiceDatabase sender = postgres.ensureService("sender");
            int port = postgres.port();
            run(sender, "create table note (line text)", "insert into note values ('it is kept: ü, 字')");

            postgres.stop();
            assertThat(postgres.isAlive()).isFalse();
            assertThatThrownBy(() -> run(sender, "select 1")).isInstanceOf(SQLException.class);
            postgres.restart();

            assertThat(postgres.port()).isEqualTo(port);
            assertThat(postgres.ensureService("sender")).isEqualTo(sender);
            assertThat(single(sender, "select line from sender.note")).isEqualTo("it is kept: ü, 字");
        }
    }

    @Test
    void a_service_reaches_no_schema_but_its_own() throws SQLException {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(folder, 0)) {
            ServiceDatabase sender = postgres.ensureService("sender");
            ServiceDatabase inbox = postgres.ensureService("inbox");
            run(inbox, "create table inbound_email (id int)", "insert into inbound_email values (1)");

            assertThat(single(inbox, "select id from inbound_email")).isEqualTo("1");
            assertThatThrownBy(() -> run(sender, "select * from inbox.inbound_email"))
                    .hasMessageContaining("permission denied for schema inbox");
            assertThatThrownBy(() -> run(sender, "create table public.mine (id int)"))
                    .hasMessageContaining("permission denied");
            assertThatThrownBy(() -> run(sender, "create schema other")).hasMessageContaining("permission denied");
            assertThatThrownBy(() -> run(sender, "set role inbox")).hasMessageContaining("permission denied");
            String elsewhere = sender.jdbcUrl().replace("/cam?", "/postgres?");
            assertThatThrownBy(() -> DriverManager.getConnection(elsewhere, sender.username(), sender.password()))
                    .hasMessageContaining("permission denied for database");
        }
    }

    @Test
    void passwords_are_demanded_and_only_their_owner_reads_them() throws Exception {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(folder, 0)) {
            ServiceDatabase sender = postgres.ensureService("sender");

            assertThatThrownBy(() -> DriverManager.getConnection(sender.jdbcUrl(), "sender", "guessed"))
                    .hasMessageContaining("password authentication failed");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("passwords"))))
                    .isEqualTo("rw-------");
        }
    }

    @Test
    void the_superusers_password_file_is_gone_when_initdb_fails() throws Exception {
        Path data = Files.createDirectory(folder.resolve("data"));
        // initdb refuses an empty password.
        Files.writeString(data.resolve("passwords"), "postgres=");

        assertThatThrownBy(() -> EmbeddedPostgres.start(data, 0))
                .isInstanceOf(BackingFailed.class)
                .hasMessageContaining("password file");

        assertThat(data.resolve("superuser")).doesNotExist();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data)))
                .isEqualTo("rwx------");
    }

    @Test
    void a_pid_file_left_by_a_crash_does_not_hinder_the_next_start() throws Exception {
        EmbeddedPostgres.start(folder, 0).close();
        Path pidFile = folder.resolve("cluster/postmaster.pid");
        // A crash leaves the file; the pid in it has since been given to another program: this one.
        Files.writeString(pidFile, ProcessHandle.current().pid() + "\n" + folder.resolve("cluster") + "\n");

        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(folder, 0)) {
            assertThat(postgres.isAlive()).isTrue();
        }
    }

    private static void run(ServiceDatabase database, String... statements) throws SQLException {
        try (Connection connection = connect(database);
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    private static String single(ServiceDatabase database, String sql) throws SQLException {
        try (Connection connection = connect(database);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }

    private static Connection connect(ServiceDatabase database) throws SQLException {
        return DriverManager.getConnection(database.jdbcUrl(), database.username(), database.password());
    }
}
