package aicmo.cam.messaging.health;

import aicmo.cam.messaging.MessagingConfig;
import io.smallrye.health.api.AsyncHealthCheck;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** DOWN where the database has given no answer for too long. It takes no connection from the pool that requests wait for. */
@Readiness
@Singleton
class DatabaseCheck implements AsyncHealthCheck {
    private final DatabaseProbe database;
    private final MessagingConfig config;

    DatabaseCheck(DatabaseProbe database, MessagingConfig config) {
        this.database = database;
        this.config = config;
    }

    @Override
    public Uni<HealthCheckResponse> call() {
        return Silence.of(
                "database", "The database", database.contact(), config.health().databaseSilence());
    }
}
