package aicmo.cam.inbox.reading;

import aicmo.cam.inbox.mailbox.InboxUnreachable.Reason;
import java.time.Duration;

/** For how long a mailbox is left alone after a failure: doubled each time, up to a bound. */
final class Backoff {
    private static final int MOST_DOUBLINGS = 10;

    private Backoff() {}

    /** @param failures how many there were before this one */
    static Duration after(int failures, Reason reason) {
        return switch (reason) {
            case HOST, PORT, TLS, CONNECTION, FOLDER, REFUSED ->
                doubled(Duration.ofSeconds(1), failures, Duration.ofMinutes(1));
            // providers lock accounts that try a wrong password too often
            case LOGIN -> doubled(Duration.ofSeconds(15), failures, Duration.ofMinutes(15));
        };
    }

    private static Duration doubled(Duration first, int times, Duration longest) {
        Duration wait = first.multipliedBy(1L << Math.min(times, MOST_DOUBLINGS));
        return wait.compareTo(longest) > 0 ? longest : wait;
    }
}
