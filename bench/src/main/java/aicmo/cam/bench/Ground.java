package aicmo.cam.bench;

import aicmo.cam.local.backing.EmbeddedKafka;
import aicmo.cam.local.backing.EmbeddedPostgres;
import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.supplier.AgroalPropertiesReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;

/** Real Kafka and PostgreSQL for one benchmark, in a temporary folder that is deleted with them. */
final class Ground implements AutoCloseable {
    private final Path folder;
    private final EmbeddedKafka kafka;
    private final EmbeddedPostgres postgres;
    private final AgroalDataSource database;

    private Ground(Path folder, EmbeddedKafka kafka, EmbeddedPostgres postgres, AgroalDataSource database) {
        this.folder = folder;
        this.kafka = kafka;
        this.postgres = postgres;
        this.database = database;
    }

    static Ground start() throws IOException, SQLException {
        Path folder = Files.createTempDirectory("cam-bench");
        EmbeddedKafka kafka = EmbeddedKafka.start(folder.resolve("kafka"), 0);
        EmbeddedPostgres postgres = EmbeddedPostgres.start(folder.resolve("postgres"), 0);
        EmbeddedPostgres.ServiceDatabase schema = postgres.ensureService("bench");
        AgroalDataSource pool = AgroalDataSource.from(new AgroalPropertiesReader()
                .readProperties(Map.of(
                        AgroalPropertiesReader.JDBC_URL, schema.jdbcUrl(),
                        AgroalPropertiesReader.PRINCIPAL, schema.username(),
                        AgroalPropertiesReader.CREDENTIAL, schema.password(),
                        AgroalPropertiesReader.MAX_SIZE, "8")));
        Flyway.configure()
                .dataSource(pool)
                .locations("classpath:db/house")
                .load()
                .migrate();
        return new Ground(folder, kafka, postgres, pool);
    }

    AgroalDataSource database() {
        return database;
    }

    String kafka() {
        return kafka.bootstrapServers();
    }

    @Override
    public void close() throws IOException {
        database.close();
        postgres.close();
        kafka.close();
        List<Path> files;
        try (Stream<Path> walk = Files.walk(folder)) {
            files = walk.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path file : files) {
            Files.deleteIfExists(file);
        }
    }
}
