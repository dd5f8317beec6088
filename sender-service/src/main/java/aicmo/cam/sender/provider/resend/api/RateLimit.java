package aicmo.cam.sender.provider.resend.api;

import aicmo.cam.sender.provider.resend.api.Reply.Answer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How fast Resend may be called, as its answers tell: {@code ratelimit-limit} calls in a second by the whole team,
 * {@code ratelimit-remaining} of them left (resend.com/docs/api-reference/rate-limit).
 */
public final class RateLimit {
    private static final Duration WINDOW = Duration.ofSeconds(1);
    /** Calls do not arrive as evenly as they are made. */
    private static final double MARGIN = 1.03;

    private static final int HIGHEST = 100_000;
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);
    private static final Duration LONGEST_RESET = Duration.ofHours(1);

    private final Clock clock;
    private Duration every;
    private Instant notBefore = Instant.MIN;
    private Instant lastSent = Instant.MIN;
    private long lastRemaining = -1;
    private Instant windowSeen = Instant.MIN;

    /** @param callsPerSecond until an answer tells */
    public RateLimit(int callsPerSecond, Clock clock) {
        this.clock = clock;
        this.every = every(callsPerSecond);
    }

    public synchronized Duration callEvery() {
        return every;
    }

    /** Where others of the team used up what was left of the second; empty where the next call may go at its pace. */
    public synchronized Optional<Instant> notBefore() {
        return Optional.of(notBefore).filter(clock.instant()::isBefore);
    }

    /** Waits as long as so many calls take at the pace; false where the thread is to stop. */
    public boolean pause(int calls) {
        Duration atPace = callEvery().multipliedBy(calls);
        Duration wait = notBefore()
                .map(at -> Duration.between(clock.instant(), at))
                .filter(rest -> rest.compareTo(atPace) > 0)
                .orElse(atPace);
        try {
            Thread.sleep(wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    synchronized void heard(Instant sent, Answer answer) {
        Numbers.integer(answer, "ratelimit-limit")
                .filter(limit -> limit > 0 && limit <= HIGHEST)
                .ifPresent(limit -> every = every(limit));
        Numbers.integer(answer, "ratelimit-remaining").ifPresent(remaining -> remains(sent, remaining, answer));
    }

    /**
     * The window began no later than the first call of ours that saw more left than the call before it. So our own last call of a
     * window, made at the pace, costs no wait beyond the pace; what others take does.
     */
    private void remains(Instant sent, long remaining, Answer answer) {
        if (!sent.isBefore(lastSent)) {
            if (remaining > lastRemaining || !sent.isBefore(windowSeen.plus(WINDOW))) {
                windowSeen = sent;
            }
            lastSent = sent;
            lastRemaining = remaining;
        }
        if (remaining <= 0) {
            Duration reset = Numbers.seconds(answer, "ratelimit-reset").orElse(WINDOW);
            Instant end = reset.compareTo(WINDOW) > 0
                    ? clock.instant().plus(reset.compareTo(LONGEST_RESET) > 0 ? LONGEST_RESET : reset)
                    : windowSeen.plus(reset);
            notBefore = end.isAfter(notBefore) ? end : notBefore;
        }
    }

    private static Duration every(long callsPerSecond) {
        return Duration.ofNanos((long) (MARGIN * WINDOW.toNanos() / callsPerSecond));
    }
}
