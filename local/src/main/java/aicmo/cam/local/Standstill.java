package aicmo.cam.local;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.function.LongSupplier;

/**
 * Measures for how long an observed state has not changed.
 *
 * <p>Only time in which this process ran counts: a look adds {@link #MOST_PER_LOOK} at most, however long ago the one before was. So
 * neither a laptop's sleep nor a stopped process looks like a standstill, and a machine that is slow to answer gets more time.
 */
public final class Standstill {
    static final Duration MOST_PER_LOOK = Duration.ofSeconds(2);

    private final Duration limit;
    private final Clock clock;
    private final LongSupplier nanos;
    private Object state;
    private long looked;
    private Duration lasted = Duration.ZERO;
    private Instant since;

    /** @param limit how long a state may stay the same */
    public Standstill(Duration limit, Clock clock) {
        this(limit, clock, System::nanoTime);
    }

    Standstill(Duration limit, Clock clock, LongSupplier nanos) {
        this.limit = limit;
        this.clock = clock;
        this.nanos = nanos;
        this.looked = nanos.getAsLong();
        this.since = clock.instant();
    }

    /** Takes in the state of now, and says whether it has been the same for the limit. */
    public boolean look(Object now) {
        long moment = nanos.getAsLong();
        if (Objects.equals(state, now)) {
            Duration passed = Duration.ofNanos(moment - looked);
            lasted = lasted.plus(passed.compareTo(MOST_PER_LOOK) < 0 ? passed : MOST_PER_LOOK);
        } else {
            state = now;
            since = clock.instant();
            lasted = Duration.ZERO;
        }
        looked = moment;
        return lasted.compareTo(limit) >= 0;
    }

    /** For how long the state has been the same, without the time in which this process did not run. */
    public Duration lasted() {
        return lasted;
    }

    /** When the state was seen first. */
    public Instant since() {
        return since;
    }
}
