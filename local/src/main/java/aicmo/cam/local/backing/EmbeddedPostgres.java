package aicmo.cam.local.backing;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * A real PostgreSQL as a process of its own, its data in a folder, listening on 127.0.0.1 only, every role with a password of its own.
 * It holds one database, {@code cam}; {@link #ensureService} gives a service its role and schema in it. The process ends when this JVM
 * ends, even by kill -9; the data then recovers at the next start.
 */
public final class EmbeddedPostgres implements AutoCloseable {
    private static final String DATABASE = "cam";

    private final PostgresCluster cluster;
    private final int port;
    private PostgresProcess process;

    private EmbeddedPostgres(PostgresCluster cluster, int port) {
        this.cluster = cluster;
        this.port = port;
    }

    /** What a service needs to reach its own schema; the URL names the schema, so that no table needs a prefix. */
    public record ServiceDatabase(String jdbcUrl, String username, String password) {}

    /**
     * Starts the server and returns once it takes connections.
     *
     * @param data folder of the cluster, its passwords and its log; made where it is absent, continued where it holds one
     * @param port port on 127.0.0.1, or 0 for a free one, which is then kept over restarts
     * @throws BackingFailed when it cannot be started, with the reason
     */
    public static EmbeddedPostgres start(Path data, int port) {
        EmbeddedPostgres postgres =
                new EmbeddedPostgres(new PostgresCluster(data.toAbsolutePath()), port == 0 ? FreePort.next() : port);
        postgres.cluster.prepare();
        postgres.run();
        postgres.ensureDatabase();
        return postgres;
    }

    public int port() {
        return port;
    }

    /** The URL of the database {@code cam}, without a schema. */
    public String jdbcUrl() {
        return url(DATABASE);
    }

    /** Connections to the database {@code cam} as the superuser, who sees every schema. */
    public DataSource asSuperuser() {
        return superuser(DATABASE);
    }

    /**
     * Gives a service its role and the schema of the same name, which no other service's role can use; asked again, it answers the same.
     *
     * @throws IllegalArgumentException where the name is not a plain lower-case identifier
     */
    public ServiceDatabase ensureService(String service) {
        String password = cluster.passwords().of(service);
        try (Connection connection = asSuperuser().getConnection()) {
            ServiceRole.ensure(connection, service, password);
        } catch (SQLException e) {
            throw new BackingFailed("the role and schema of " + service + " cannot be made", e);
        }
        return new ServiceDatabase(jdbcUrl() + "?currentSchema=" + service, service, password);
    }

    /** Whether the server runs; false after {@link #stop}, and where it was killed from outside. */
    public synchronized boolean isAlive() {
        return process != null && process.isAlive();
    }

    /** Whether the server was killed from outside: it is neither stopped nor alive. */
    public synchronized boolean hasDied() {
        return process != null && !process.isAlive();
    }

    /** Stops the server in order (connections are cut, nothing committed is lost); its data stays. Does nothing where it is stopped. */
    public synchronized void stop() {
        if (process != null) {
            process.stop();
            process = null;
        }
    }

    /** Stops the server where it runs, and starts it on the same data and port. */
    public synchronized void restart() {
        stop();
        run();
    }

    @Override
    public void close() {
        stop();
    }

    private synchronized void run() {
        process = PostgresProcess.start(cluster, port);
    }

    private void ensureDatabase() {
        try (Connection connection = superuser("postgres").getConnection();
                Statement statement = connection.createStatement()) {
            boolean present;
            try (var row = statement.executeQuery("select 1 from pg_database where datname = '" + DATABASE + "'")) {
                present = row.next();
            }
            if (!present) {
                statement.execute("create database " + DATABASE);
            }
            for (String database : new String[] {DATABASE, "postgres", "template1"}) {
                statement.execute("revoke all on database " + database + " from public");
            }
        } catch (SQLException e) {
            stop();
            throw new BackingFailed("the database " + DATABASE + " cannot be made", e);
        }
        try (Connection connection = asSuperuser().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("revoke all on schema public from public");
        } catch (SQLException e) {
            stop();
            throw new BackingFailed("the schema public cannot be closed", e);
        }
    }

    private String url(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    private DataSource superuser(String database) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(url(database));
        source.setUser(PostgresCluster.SUPERUSER);
        source.setPassword(cluster.passwords().of(PostgresCluster.SUPERUSER));
        return source;
    }
}
