package aicmo.cam.local.backing;

import aicmo.cam.local.access.Passwords;
import aicmo.cam.local.access.Secrets;
import aicmo.cam.local.clock.WaitLimit;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The data folder of PostgreSQL: made by initdb, its settings written anew at each start. */
record PostgresCluster(Path data) {
    static final String SUPERUSER = "postgres";

    Path folder() {
        return data.resolve("cluster");
    }

    Path log() {
        return data.resolve("postgresql.log");
    }

    Passwords passwords() {
        return new Passwords(data.resolve("passwords"));
    }

    /** Makes the cluster where there is none; a half-made one (initdb was killed) is never taken for one. */
    void prepare() {
        try {
            Secrets.folder(data);
            // A launcher of an older version, or one that was killed, may have left it behind.
            Files.deleteIfExists(data.resolve("superuser"));
            if (!Files.exists(folder().resolve("PG_VERSION"))) {
                initialise();
            }
            Files.write(folder().resolve("postgresql.auto.conf"), List.of());
            Files.write(folder().resolve("postgresql.conf"), settings());
            Files.writeString(folder().resolve("pg_hba.conf"), "host all all 127.0.0.1/32 scram-sha-256\n");
        } catch (IOException e) {
            throw new BackingFailed("PostgreSQL's folder " + data + " cannot be prepared", e);
        }
    }

    private void initialise() throws IOException {
        Path beside = data.resolve("cluster.new");
        Folders.delete(beside);
        Path secret = data.resolve("superuser");
        try {
            Secrets.write(secret, passwords().of(SUPERUSER));
            run(PostgresPrograms.command(
                    "initdb",
                    "--pgdata=" + beside,
                    "--username=" + SUPERUSER,
                    "--pwfile=" + secret,
                    "--auth=scram-sha-256",
                    "--encoding=UTF8",
                    "--locale-provider=builtin",
                    "--builtin-locale=C.UTF-8",
                    "--locale=C",
                    "--no-sync"));
        } finally {
            Files.deleteIfExists(secret);
        }
        Files.move(beside, folder(), StandardCopyOption.ATOMIC_MOVE);
    }

    private void run(List<String> command) throws IOException {
        Path output = data.resolve("initdb.log");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        try {
            WaitLimit limit = WaitLimit.of(Duration.ofMinutes(2));
            while (!process.waitFor(1, TimeUnit.SECONDS) && !limit.isOver()) {
                // initdb works on
            }
            if (process.isAlive() || process.exitValue() != 0) {
                process.destroyForcibly();
                throw new BackingFailed("PostgreSQL's initdb failed: "
                        + Files.readString(output, StandardCharsets.UTF_8).strip());
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new BackingFailed("PostgreSQL's initdb was interrupted", e);
        }
    }

    private static List<String> settings() {
        return List.of(
                "listen_addresses = '127.0.0.1'",
                // A socket file would limit the length of the folder's path, and TCP is all that is used.
                "unix_socket_directories = ''",
                "max_connections = 200",
                "password_encryption = 'scram-sha-256'",
                "shared_buffers = 64MB",
                "min_wal_size = 32MB",
                "max_wal_size = 512MB",
                "wal_level = minimal",
                "max_wal_senders = 0",
                "log_checkpoints = off",
                "jit = off",
                // Three processes fewer; a laptop's disk answers as fast without them.
                "io_method = sync",
                // Parallel queries need more shared memory than a container has by default.
                "max_parallel_workers_per_gather = 0",
                "max_parallel_maintenance_workers = 0",
                "timezone = 'UTC'",
                "log_timezone = 'UTC'",
                "log_line_prefix = '%m [%p] %u '",
                "client_encoding = 'UTF8'");
    }
}
