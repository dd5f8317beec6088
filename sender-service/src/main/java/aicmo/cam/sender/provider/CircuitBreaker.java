package aicmo.cam.sender.provider;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Whether a provider that failed again and again is to be called.
 *
 * <pre>
 *  CLOSED ──so many failures in a row──► OPEN ──its time is over──► HALF OPEN (one call goes)
 *    ▲                                    ▲                          │      │
 *    │                                    └── for twice as long ──failed    │
 *    └──────────────────────────────────────────────────────────succeeded───┘
 * </pre>
 *
 * Safe for many threads.
 */
final class CircuitBreaker {
    private final int failuresToOpen;
    private final Duration shortest;
    private final Duration longest;
    private final Clock clock;

    private int failures;
    private Duration openFor;
    /** Null while it is closed. */
    private Instant openUntil;

    private boolean trying;

    CircuitBreaker(int failuresToOpen, Duration shortest, Duration longest, Clock clock) {
        this.failuresToOpen = failuresToOpen;
        this.shortest = shortest;
        this.longest = longest;
        this.clock = clock;
        this.openFor = shortest;
    }

    /** Empty where a call may go, which must tell how it went; else until when none may. */
    synchronized Optional<Instant> refusesUntil() {
        Instant now = clock.instant();
        if (openUntil == null) {
            return Optional.empty();
        }
        if (now.isBefore(openUntil)) {
            return Optional.of(openUntil);
        }
        // The others wait for this one call; where it never tells, another one goes then.
        trying = true;
        openUntil = now.plus(openFor);
        return Optional.empty();
    }

    synchronized void succeeded() {
        failures = 0;
        openFor = shortest;
        openUntil = null;
        trying = false;
    }

    /** Until when no call goes, where this failure decided so. */
    synchronized Optional<Instant> failed() {
        if (openUntil != null && !trying) {
            return Optional.empty();
        }
        if (trying) {
            trying = false;
            Duration twice = openFor.multipliedBy(2);
            openFor = twice.compareTo(longest) > 0 ? longest : twice;
        } else if (++failures < failuresToOpen) {
            return Optional.empty();
        }
        openUntil = clock.instant().plus(openFor);
        return Optional.of(openUntil);
    }
}
