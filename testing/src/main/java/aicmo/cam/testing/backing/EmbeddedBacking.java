package aicmo.cam.testing.backing;

import aicmo.cam.local.backing.EmbeddedKafka;
import aicmo.cam.local.backing.EmbeddedPostgres;
import java.nio.file.Path;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/** Kafka in this JVM and PostgreSQL as its child, with data in a folder that goes when they go. */
final class EmbeddedBacking implements RunningBacking {

    private final EmbeddedKafka kafka;
    private final EmbeddedPostgres postgres;
    private final Path data;

    private EmbeddedBacking(EmbeddedKafka kafka, EmbeddedPostgres postgres, Path data) {
        this.kafka = kafka;
        this.postgres = postgres;
        this.data = data;
    }

    static EmbeddedBacking start() {
        Path data = TemporaryFolder.create("cam-backing-");
        try {
            var started = TwoStarts.atOnce(
                    () -> EmbeddedKafka.start(data.resolve("kafka"), 0),
                    () -> EmbeddedPostgres.start(data.resolve("postgres"), 0));
            return new EmbeddedBacking(started.first(), started.second(), data);
        } catch (RuntimeException e) {
            TemporaryFolder.delete(data);
            throw e;
        }
    }

    @Override
    public BackingKind kind() {
        return BackingKind.EMBEDDED;
    }

    @Override
    public String kafka() {
        return kafka.bootstrapServers();
    }

    @Override
    public ServiceDatabase database(String service) {
        var database = postgres.ensureService(service);
        return new ServiceDatabase(database.jdbcUrl(), database.username(), database.password());
    }

    @Override
    public ServiceDatabase superuser() {
        return switch (postgres.asSuperuser()) {
            case PGSimpleDataSource source ->
                new ServiceDatabase(postgres.jdbcUrl(), source.getUser(), source.getPassword());
            case DataSource other ->
                throw new IllegalStateException("the embedded PostgreSQL hands out " + other.getClass()
                        + ", which does not tell its credentials");
        };
    }

    @Override
    public void pauseKafka() {
        kafka.stop();
    }

    @Override
    public void resumeKafka() {
        kafka.restart();
    }

    @Override
    public void restartPostgres() {
        postgres.restart();
    }

    @Override
    public void close() {
        try {
            kafka.close();
        } finally {
            postgres.close();
            TemporaryFolder.delete(data);
        }
    }
}
