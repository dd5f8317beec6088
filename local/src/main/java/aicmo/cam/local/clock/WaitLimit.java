package aicmo.cam.local.clock;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * A limit for a wait that looks again and again. Only time in which this process runs counts: between two looks no more than
 * {@link #MOST_PER_LOOK} is added. So neither a laptop's sleep nor a stopped process (SIGSTOP, Ctrl-Z) uses it up.
 */
public final class WaitLimit {
    static final Duration MOST_PER_LOOK = Duration.ofSeconds(10);

    private final Duration limit;
    private final LongSupplier nanos;
    private long looked;
    private Duration waited = Duration.ZERO;

    /** @param nanos gives the time as {@link System#nanoTime} does */
    public WaitLimit(Duration limit, LongSupplier nanos) {
        this.limit = limit;
        this.nanos = nanos;
        this.looked = nanos.getAsLong();
    }

    /** Begins now. */
    public static WaitLimit of(Duration limit) {
        return new WaitLimit(limit, System::nanoTime);
    }

    /** Whether the wait has lasted for the limit. Ask at least every few seconds. */
    public boolean isOver() {
        long now = nanos.getAsLong();
        Duration passed = Duration.ofNanos(now - looked);
        waited = waited.plus(passed.compareTo(MOST_PER_LOOK) < 0 ? passed : MOST_PER_LOOK);
        looked = now;
        return waited.compareTo(limit) >= 0;
    }

    /** How much of the limit is used. */
    Duration waited() {
        return waited;
    }

    /** Starts from zero: what the wait was for has happened. */
    public void restart() {
        looked = nanos.getAsLong();
        waited = Duration.ZERO;
    }
}
