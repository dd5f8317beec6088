package aicmo.cam.sender;

import java.time.Duration;

/**
 * A wait that doubles with each failure.
 *
 * @param first the wait after the first failure
 * @param longest what no wait exceeds
 */
public record DoublingWait(Duration first, Duration longest) {
    /** The wait that was doubled so many times; {@code first}, where that is no number above 0. */
    public Duration after(int doublings) {
        Duration wait = first;
        for (int i = 0; i < doublings && wait.isPositive() && wait.compareTo(longest) < 0; i++) {
            wait = wait.multipliedBy(2);
        }
        return wait.compareTo(longest) > 0 ? longest : wait;
    }
}
