package aicmo.cam.sender;

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
}
