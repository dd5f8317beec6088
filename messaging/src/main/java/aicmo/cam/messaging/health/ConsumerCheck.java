package aicmo.cam.messaging.health;

import io.smallrye.health.api.AsyncHealthCheck;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/** DOWN where a consumer stands still. */
@Readiness
@Singleton
class ConsumerCheck implements AsyncHealthCheck {
    private final ConsumerProbe consumers;

    ConsumerCheck(ConsumerProbe consumers) {
        this.consumers = consumers;
    }

    @Override
    public Uni<HealthCheckResponse> call() {
        HealthCheckResponseBuilder response =
                HealthCheckResponse.named("consumers").status(consumers.stuck().isEmpty());
        consumers.stuck().forEach(response::withData);
        return Uni.createFrom().item(response.build());
    }
}
