package aicmo.cam.sender;

import aicmo.cam.messaging.days.DayLength;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;

/** What every feature of the sender needs. */
@Singleton
final class SenderBeans {
    @Produces
    @Singleton
    Clock clock() {
        return Clock.systemUTC();
    }

    @Produces
    @Singleton
    DayLength dayLength(DaySettings settings) {
        return new DayLength(settings.day());
    }
}
