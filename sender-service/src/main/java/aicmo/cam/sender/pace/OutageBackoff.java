package aicmo.cam.sender.pace;

import jakarta.inject.Singleton;
import java.time.Duration;

/** How long the dispatcher waits after a call that reached no provider: from one second, doubled up to a minute. */
@Singleton
public class OutageBackoff {
    private final Duration first;
    private final Duration longest;

    OutageBackoff() {
        this(Duration.ofSeconds(1), Duration.ofMinutes(1));
    }

    OutageBackoff(Duration first, Duration longest) {
        this.first = first;
        this.longest = longest;
    }

    /** The wait after the first call that failed. */
    public Duration first() {
        return first;
    }

    /** The wait after so many tries that failed as well. */
    public Duration of(int tries) {
        Duration wait = first;
        for (int i = 0; i < tries && wait.compareTo(longest) < 0; i++) {
            wait = after(wait);
        }
        return wait;
    }

    /** The wait that follows this one where the next call fails, too. */
    public Duration after(Duration wait) {
        Duration twice = wait.multipliedBy(2);
        return twice.compareTo(longest) > 0 ? longest : twice;
    }
}
