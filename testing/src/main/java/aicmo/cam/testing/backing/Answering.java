package aicmo.cam.testing.backing;

import static org.awaitility.Awaitility.await;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;

/** Waits until a server that was started again answers. */
final class Answering {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private Answering() {}

    static void kafka(String bootstrapServers) {
        await("Kafka at " + bootstrapServers)
                .atMost(PATIENCE)
                .ignoreExceptions()
                .until(() -> brokers(bootstrapServers) > 0);
    }

    private static int brokers(String bootstrapServers) throws Exception {
        Map<String, Object> settings = Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers,
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 3000,
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, 3000);
        try (Admin admin = Admin.create(settings)) {
            return admin.describeCluster().nodes().get(5, TimeUnit.SECONDS).size();
        }
    }

    static void postgres(ServiceDatabase database) {
        await("PostgreSQL at " + database.jdbcUrl())
                .atMost(PATIENCE)
                .ignoreExceptionsInstanceOf(SQLException.class)
                .until(() -> accepts(database));
    }

    private static boolean accepts(ServiceDatabase database) throws SQLException {
        try (var connection =
                DriverManager.getConnection(database.jdbcUrl(), database.username(), database.password())) {
            return connection.isValid(1);
        }
    }
}
