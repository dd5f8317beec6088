package aicmo.cam.local.clock;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * A limit for a wait that looks again and again, which does not run out while this process is frozen (SIGSTOP, Ctrl-Z, a laptop that
 * sleeps): between two looks no more than ten seconds count.
 */
public final class Patience {
    private static final long MOST_BETWEEN_LOOKS = Duration.ofSeconds(10).toNanos();

    private final long limit;
    private final LongSupplier nanos;
    private long looked;
    private long waited;

    /** @param nanos tells the time as {@link System#nanoTime} does */
    public Patience(Duration limit, LongSupplier nanos) {
        this.limit = limit.toNanos();
        this.nanos = nanos;
        this.looked = nanos.getAsLong();
    }

    /** Begins now. */
    public static Patience of(Duration limit) {
        return new Patience(limit, System::nanoTime);
    }

    /** Whether the wait has lasted longer than the limit; to be asked at least every few seconds. */
    public boolean isOver() {
        long now = nanos.getAsLong();
        waited += Math.min(now - looked, MOST_BETWEEN_LOOKS);
        looked = now;
        return waited > limit;
    }

    /** Starts from zero: what was waited for has happened. */
    public void restart() {
        looked = nanos.getAsLong();
        waited = 0;
    }
}
