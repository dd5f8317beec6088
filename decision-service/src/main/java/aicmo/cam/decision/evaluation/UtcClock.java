package aicmo.cam.decision.evaluation;

import aicmo.cam.messaging.days.DayLength;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The one place where the time comes in. */
@Singleton
class UtcClock {
    @Produces
    @Singleton
    Clock clock() {
        return Clock.systemUTC();
    }

    @Produces
    @Singleton
    DayLength dayLength(@ConfigProperty(name = "aicmo.cam.day", defaultValue = "24H") Duration day) {
        return new DayLength(day);
    }
}
