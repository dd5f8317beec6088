package aicmo.cam.sender.pace;

import jakarta.annotation.Priority;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Singleton;
import java.time.Duration;

/** An outage that one test makes does not keep the next one waiting. */
@Alternative
@Priority(1)
@Singleton
class ShortOutageBackoff extends OutageBackoff {
    ShortOutageBackoff() {
        super(Duration.ofMillis(100), Duration.ofMillis(400));
    }
}
