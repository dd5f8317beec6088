package aicmo.cam.sender.budget;

import aicmo.cam.sender.pace.TokenBucket.Rate;
import java.time.Duration;
import java.time.Instant;

/**
 * How many emails an hour a recipients' domain takes since it refused some for now (4.7.x): half as many with each time it does so,
 * and steadily more while it does not, as TCP finds its rate (additive increase, multiplicative decrease; RFC 5681).
 *
 * @param perHour at {@code at}
 * @param at when it was slowed down last
 */
record Throttle(double perHour, Instant at) {
    private static final double SLOWER = 0.5;
    /** No domain is given fewer than this share of its rate. */
    private static final double LEAST = 1 / 200.0;

    /**
     * What throttling is measured by.
     *
     * @param ceiling emails an hour that it takes when it does not throttle
     * @param recovery the time in which a domain that takes nearly nothing takes all again
     * @param round the time in which several refusals say the same
     */
    record Terms(double ceiling, Duration recovery, Duration round) {
        Throttle slower(Throttle before, Instant now) {
            double last = before == null ? ceiling : before.rate(this, now);
            boolean same = before != null && now.isBefore(before.at.plus(round));
            return same ? before : new Throttle(Math.max(last * SLOWER, ceiling * LEAST), now);
        }
    }

    /** Emails an hour at that time; not more than the ceiling. */
    double rate(Terms terms, Instant now) {
        double rested = Math.max(0, Duration.between(at, now).toNanos() / (double) terms.recovery.toNanos());
        return Math.min(terms.ceiling, perHour + terms.ceiling * rested);
    }

    /** The pace at that time; the usual one where it has recovered. @param usual null where there is no limit */
    Rate pace(Terms terms, Rate usual, Instant now) {
        double rate = rate(terms, now);
        return rate >= terms.ceiling ? usual : new Rate(1, (int) Math.clamp(Math.round(rate), 1, Integer.MAX_VALUE));
    }
}
