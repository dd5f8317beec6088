package aicmo.cam.sender.right;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.function.Supplier;

/** A bean may know CDI and make the Clock. */
@ApplicationScoped
class DueSends {

    Supplier<Clock> clock() {
        return Clock::systemUTC;
    }
}
