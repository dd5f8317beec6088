package aicmo.cam.sender.dispatch;

import java.time.Duration;
import java.util.UUID;

/** How long to wait before another attempt: twice as long each time, and not the same for all, so that they do not all come back at once. */
final class Backoff {
    private static final int MOST_DOUBLINGS = 10;
    private static final Duration FIRST_REPEAT = Duration.ofSeconds(1);
    private static final Duration LONGEST_REPEAT = Duration.ofMinutes(10);
    /** By how much a wait is longer or shorter than its place in the row. */
    private static final double SPREAD = 0.2;

    private Backoff() {}

    /**
     * The wait of a mail that the provider postponed.
     *
     * @param first before the second attempt
     * @param attempts that were made, from 1
     */
    static Duration of(UUID id, Duration first, int attempts) {
        return spread(id, attempts, first.multipliedBy(1L << Math.min(Math.max(0, attempts - 1), MOST_DOUBLINGS)));
    }

    /** The wait before a batch is handed over again whose outcome is not known. */
    static Duration ofRepeat(UUID id, int attempts) {
        Duration wait = of(id, FIRST_REPEAT, attempts + 1);
        return wait.compareTo(LONGEST_REPEAT) > 0 ? LONGEST_REPEAT : wait;
    }

    private static Duration spread(UUID id, int attempts, Duration wait) {
        double place = (31 * id.hashCode() + attempts & 0xffff) / (double) 0xffff;
        return Duration.ofNanos((long) (wait.toNanos() * (1 - SPREAD + 2 * SPREAD * place)));
    }
}
