package aicmo.cam.sender.provider.smtp;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * How many mails are handed over in one go, one after the other. What was begun and whose outcome was not written down when the
 * sender dies is UNKNOWN, all of it; so a go takes as many mails as pass in 50 ms, as far as the last ones tell.
 */
final class Chunk {
    private static final Duration AT_RISK = Duration.ofMillis(50);
    private static final int MOST = 20;
    /** The weight of the last mail in the average is one in so many. */
    private static final int MEMORY = 8;
    /** What was measured on connections that are closed meanwhile says nothing. */
    private static final Duration FORGOTTEN_AFTER = Duration.ofMinutes(1);

    private static final long UNKNOWN = Long.MAX_VALUE;

    private final Clock clock;
    private long meanNanos = UNKNOWN;
    private Instant last = Instant.EPOCH;

    Chunk(Clock clock) {
        this.clock = clock;
    }

    /** How long a mail took that the server answered. */
    synchronized void took(Duration mail) {
        long nanos = Math.max(1, mail.toNanos());
        boolean first = isForgotten() || meanNanos == UNKNOWN;
        boolean slow = nanos > AT_RISK.toNanos();
        meanNanos = first || slow ? nanos : meanNanos + (nanos - meanNanos) / MEMORY;
        last = clock.instant();
    }

    /** A mail met trouble: the next go is a single one. */
    synchronized void forget() {
        meanNanos = UNKNOWN;
    }

    synchronized int size() {
        if (isForgotten()) {
            return 1;
        }
        return (int) Math.clamp(AT_RISK.toNanos() / meanNanos, 1, MOST);
    }

    private boolean isForgotten() {
        return Duration.between(last, clock.instant()).compareTo(FORGOTTEN_AFTER) > 0;
    }
}
