package aicmo.cam.decision.evaluation;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;

/** The one place where the time comes in. */
@Singleton
class UtcClock {
    @Produces
    @Singleton
    Clock clock() {
        return Clock.systemUTC();
    }
}
