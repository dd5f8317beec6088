package aicmo.cam.messaging.health;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;

/** Tells of a backing service that must not be silent for long. */
final class Silence {
    private Silence() {}

    static Uni<HealthCheckResponse> of(String name, String what, Contact contact, Duration allowed) {
        HealthCheckResponseBuilder response = HealthCheckResponse.named(name);
        if (!contact.ever()) {
            response.down().withData("reason", what + " has not answered yet: " + contact.failure());
        } else if (contact.silence().compareTo(allowed) > 0) {
            response.down()
                    .withData(
                            "reason",
                            what + " has not answered for " + contact.silence().toSeconds() + " s, allowed are "
                                    + allowed.toSeconds() + " s: " + contact.failure());
        } else {
            response.up();
        }
        return Uni.createFrom().item(response.build());
    }
}
