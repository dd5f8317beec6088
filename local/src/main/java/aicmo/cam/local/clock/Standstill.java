package aicmo.cam.local.clock;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.function.LongSupplier;

/** Measures for how long an observed state has not changed, with time counted as {@link WaitLimit} does. */
public final class Standstill {
    private final Clock clock;
    private final WaitLimit wait;
    private Object state;
    private Instant since;

    /** @param limit how long a state may stay the same */
    public Standstill(Duration limit, Clock clock) {
        this(limit, clock, System::nanoTime);
    }

    Standstill(Duration limit, Clock clock, LongSupplier nanos) {
        this.clock = clock;
        this.wait = new WaitLimit(limit, nanos);
        this.since = clock.instant();
    }

    /** Takes the state of now, and answers whether it has been the same for the limit. */
    public boolean look(Object now) {
        if (Objects.equals(state, now)) {
            return wait.isOver();
        }
        state = now;
        since = clock.instant();
        wait.restart();
        return false;
    }

    /** For how long the state has been the same. */
    public Duration lasted() {
        return wait.waited();
    }

    /** When the state was seen first. */
    public Instant since() {
        return since;
    }
}
