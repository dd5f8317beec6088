package aicmo.cam.sender.dispatch;

import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;

/** A sender whose dispatcher ended must be started again. */
@Liveness
@Singleton
class DispatchCheck implements HealthCheck {
    private final DueDispatch dispatch;

    DispatchCheck(DueDispatch dispatch) {
        this.dispatch = dispatch;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("dispatcher")
                .status(dispatch.isAlive())
                .withData("looked_back", dispatch.hasLookedBack())
                .build();
    }
}
