package aicmo.cam.local.supervise;

import java.time.Duration;
import java.util.Optional;

/**
 * How a program that died is started again: at first soon, then in doubling pauses, and no more after too many deaths in a row.
 *
 * @param first pause before the first restart
 * @param longest the pauses grow no longer than this
 * @param limit deaths in a row after which it is left dead
 * @param steady a program that lived this long starts a new row
 * @param silence a program whose liveness is DOWN or gives no answer for this long is killed
 */
public record RestartPolicy(Duration first, Duration longest, int limit, Duration steady, Duration silence) {
    public static final RestartPolicy USUAL = new RestartPolicy(
            Duration.ofMillis(500), Duration.ofSeconds(15), 6, Duration.ofSeconds(60), Duration.ofSeconds(30));

    /** The pause after this many deaths in a row (1 for the first); empty where it is to be left dead. */
    public Optional<Duration> pauseAfter(int deathsInARow) {
        if (deathsInARow >= limit) {
            return Optional.empty();
        }
        Duration pause = first.multipliedBy(1L << Math.min(deathsInARow - 1, 20));
        return Optional.of(pause.compareTo(longest) > 0 ? longest : pause);
    }

    /** Whether a death after this life belongs to a new row. */
    public boolean startsNewRow(Duration lived) {
        return lived.compareTo(steady) >= 0;
    }
}
