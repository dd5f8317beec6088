package aicmo.cam.messaging.health;

import aicmo.cam.messaging.MessagingConfig;
import aicmo.cam.messaging.outbox.OutboxTrouble;
import io.smallrye.health.api.AsyncHealthCheck;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/** DOWN where committed events wait too long though Kafka answers: the service decides, and nobody hears of it. */
@Readiness
@Singleton
class OutboxCheck implements AsyncHealthCheck {
    private final DatabaseProbe database;
    private final KafkaProbe kafka;
    private final OutboxTrouble trouble;
    private final MessagingConfig config;

    OutboxCheck(DatabaseProbe database, KafkaProbe kafka, OutboxTrouble trouble, MessagingConfig config) {
        this.database = database;
        this.kafka = kafka;
        this.trouble = trouble;
        this.config = config;
    }

    @Override
    public Uni<HealthCheckResponse> call() {
        Duration oldest = database.oldest();
        Duration allowed = config.health().outboxAge();
        HealthCheckResponseBuilder response =
                HealthCheckResponse.named("outbox").withData("oldest_seconds", oldest.toSeconds());
        if (kafka.contact().answers() && oldest.compareTo(allowed) > 0) {
            response.down()
                    .withData(
                            "reason",
                            "The oldest event has waited for " + oldest.toSeconds()
                                    + " s though Kafka answers, allowed are " + allowed.toSeconds() + " s: "
                                    + trouble.inWords());
        } else {
            response.up();
        }
        return Uni.createFrom().item(response.build());
    }
}
