package aicmo.cam.bench.outbox;

import aicmo.cam.bench.ground.Ground;
import aicmo.cam.local.backing.EmbeddedPostgres;
import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.supplier.AgroalPropertiesReader;
import java.sql.SQLException;
import java.util.Map;
import org.flywaydb.core.Flyway;

/** A schema with the tables that every service has, and a pool of connections to it. */
record HouseDatabase(AgroalDataSource pool) implements AutoCloseable {

    static HouseDatabase open(Ground ground) throws SQLException {
        EmbeddedPostgres.ServiceDatabase schema = ground.postgres().ensureService("bench");
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
        return new HouseDatabase(pool);
    }

    @Override
    public void close() {
        pool.close();
    }
}
