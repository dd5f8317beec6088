package aicmo.cam.testing.backing;

import static aicmo.cam.testing.Eventually.eventually;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;

/** Waits until a server that was started again answers. */
final class Answering {

    private Answering() {}

    static void kafka(String bootstrapServers) {
        eventually("Kafka at " + bootstrapServers).ignoreExceptions().until(() -> brokers(bootstrapServers) > 0);
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
        eventually("PostgreSQL at " + database.jdbcUrl())
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
