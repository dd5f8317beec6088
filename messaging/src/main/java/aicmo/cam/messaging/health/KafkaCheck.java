package aicmo.cam.messaging.health;

import aicmo.cam.messaging.MessagingConfig;
import io.smallrye.health.api.AsyncHealthCheck;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** DOWN where Kafka has given no answer for too long: what is decided is told to nobody, and what others say is not heard. */
@Readiness
@Singleton
class KafkaCheck implements AsyncHealthCheck {
    private final KafkaProbe kafka;
    private final MessagingConfig config;

    KafkaCheck(KafkaProbe kafka, MessagingConfig config) {
        this.kafka = kafka;
        this.config = config;
    }

    @Override
    public Uni<HealthCheckResponse> call() {
        return Silence.of(
                "kafka",
                "Kafka at " + kafka.address(),
                kafka.contact(),
                config.health().kafkaSilence());
    }
}
