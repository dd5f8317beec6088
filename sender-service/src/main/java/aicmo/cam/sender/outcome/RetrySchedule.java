package aicmo.cam.sender.outcome;

import aicmo.cam.sender.DoublingWait;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * When an email is tried again: each wait is twice as long as the one before, up to the longest, and not the same for all, so that
 * they do not all come back at once.
 *
 * @param first the wait before the second attempt
 * @param longest the longest wait
 * @param total the time from the first refusal after which an email fails
 * @param most how often it is tried at most
 */
record RetrySchedule(Duration first, Duration longest, Duration total, int most) {
    /** An email that waited for something else meanwhile, such as a hold, still has so many attempts. */
    private static final int FEWEST = 5;

    private static final DoublingWait OF_REPEAT = new DoublingWait(Duration.ofSeconds(1), Duration.ofMinutes(10));
    /** By how much a wait is longer or shorter than its place in the row. */
    private static final double SPREAD = 0.2;

    /**
     * When the next attempt is; empty where there is none. The last one is at the end of the time.
     *
     * @param attempts that were made, from 1
     * @param since when it was refused for the first time
     */
    Optional<Instant> next(UUID id, int attempts, Instant since, Instant now) {
        Instant end = since.plus(total);
        boolean over = !now.isBefore(end) && attempts >= FEWEST;
        if (over || attempts >= most) {
            return Optional.empty();
        }
        Instant next = now.plus(wait(id, attempts));
        boolean last = attempts >= FEWEST && next.isAfter(end);
        return Optional.of(last ? end : next);
    }

    private Duration wait(UUID id, int attempts) {
        return spread(id, attempts, new DoublingWait(first, longest).after(attempts - 1));
    }

    /** The wait before a batch is handed over again whose outcome is not known. */
    static Duration ofRepeat(UUID id, int attempts) {
        Duration wait = spread(id, attempts, OF_REPEAT.after(attempts));
        return wait.compareTo(OF_REPEAT.longest()) > 0 ? OF_REPEAT.longest() : wait;
    }

    private static Duration spread(UUID id, int attempts, Duration wait) {
        double place = (31 * id.hashCode() + attempts & 0xffff) / (double) 0xffff;
        return Duration.ofNanos((long) (wait.toNanos() * (1 - SPREAD + 2 * SPREAD * place)));
    }
}
