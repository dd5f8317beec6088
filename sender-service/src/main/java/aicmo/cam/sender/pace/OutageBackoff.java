package aicmo.cam.sender.pace;

import aicmo.cam.sender.DoublingWait;
import jakarta.inject.Singleton;
import java.time.Duration;

/** How long the dispatcher waits after a call that reached no provider: from one second, doubled up to a minute. */
@Singleton
public class OutageBackoff {
    private final DoublingWait wait;

    OutageBackoff() {
        this(Duration.ofSeconds(1), Duration.ofMinutes(1));
    }

    OutageBackoff(Duration first, Duration longest) {
        this.wait = new DoublingWait(first, longest);
    }

    /** The wait after the first call that failed. */
    public Duration first() {
        return wait.first();
    }

    /** The wait after so many tries that failed as well. */
    public Duration of(int tries) {
        return wait.after(tries);
    }

    /** The wait that follows this one where the next call fails, too. */
    public Duration after(Duration before) {
        return new DoublingWait(before, wait.longest()).after(1);
    }
}
