package aicmo.cam.messaging;

import aicmo.cam.messaging.database.FailedStatements;
import io.micrometer.core.instrument.MeterRegistry;
import io.opentelemetry.api.OpenTelemetry;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.Map;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handles;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.SqlStatements;
import org.jdbi.v3.core.transaction.CMTTransactionHandler;
import org.jdbi.v3.postgres.PostgresPlugin;

/** The plain classes of this package as beans, over the service's one database. */
final class MessagingBeans {
    /** SQL within the current JTA transaction where there is one, else each statement for itself. A statement that fails fails its transaction. */
    @Produces
    @Singleton
    Jdbi jdbi(DataSource dataSource, FailedStatements failures) {
        Jdbi jdbi = Jdbi.create(dataSource)
                .setTransactionHandler(new CMTTransactionHandler())
                .installPlugin(new PostgresPlugin());
        jdbi.getConfig(Handles.class).setForceEndTransactions(false);
        jdbi.getConfig(SqlStatements.class).setSqlLogger(failures);
        return jdbi;
    }

    /** Quarkus gathers the settings under {@code kafka.}, those of the environment (KAFKA_SASL_MECHANISM) included. */
    @Produces
    @Singleton
    KafkaAccess kafka(@Identifier("default-kafka-broker") Map<String, Object> settings) {
        return KafkaAccess.among(settings);
    }

    @Produces
    @Singleton
    Transactions transactions() {
        return work -> QuarkusTransaction.requiringNew().run(work);
    }

    @Produces
    @Singleton
    Traces traces(OpenTelemetry telemetry) {
        return new Traces(telemetry);
    }

    @Produces
    @Singleton
    MessagingMetrics metrics(MeterRegistry registry) {
        return new MessagingMetrics(registry);
    }
}
