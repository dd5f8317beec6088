package aicmo.cam.messaging.database;

import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.AgroalConnectionPoolConfiguration;
import io.agroal.api.configuration.supplier.AgroalConnectionFactoryConfigurationSupplier;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import io.smallrye.common.annotation.Identifier;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Duration;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.postgres.PostgresPlugin;

/**
 * A few connections beside the service's pool, for what must go on while requests and work hold the whole pool: publishing the
 * outbox, and measuring how the service stands. They take no part in JTA transactions.
 */
@Singleton
public class SideConnections {
    /** Names the Jdbi over these connections. */
    public static final String NAME = "side";

    /** At most so many of them are open. */
    public static final int MOST = 3;

    private static final Duration LONGEST_WAIT = Duration.ofSeconds(5);

    private final AgroalDataSource side;

    SideConnections(AgroalDataSource service) throws SQLException {
        AgroalConnectionPoolConfiguration pool = service.getConfiguration().connectionPoolConfiguration();
        side = AgroalDataSource.from(
                new AgroalDataSourceConfigurationSupplier().connectionPoolConfiguration(own -> own.maxSize(MOST)
                        .acquisitionTimeout(LONGEST_WAIT)
                        .validateOnBorrow(true)
                        .validationTimeout(LONGEST_WAIT)
                        .connectionValidator(
                                AgroalConnectionPoolConfiguration.ConnectionValidator.defaultValidatorWithTimeout(
                                        (int) LONGEST_WAIT.toSeconds()))
                        .exceptionSorter(pool.exceptionSorter())
                        .connectionFactoryConfiguration(new AgroalConnectionFactoryConfigurationSupplier(
                                pool.connectionFactoryConfiguration()))));
    }

    @Produces
    @Singleton
    @Identifier(NAME)
    Jdbi jdbi() {
        return Jdbi.create(side).installPlugin(new PostgresPlugin());
    }

    @PreDestroy
    void close() {
        side.close();
    }
}
