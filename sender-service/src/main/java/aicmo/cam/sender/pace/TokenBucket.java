package aicmo.cam.sender.pace;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * So many mails an hour, with a burst after a rest; and the line of those who have to wait, in which each gets a time of its own.
 *
 * <p>A token is a mail of average cost. Who waits in line takes tokens only when its time has come: the line's end merely says which
 * times are given away. While there is a line, one token more than the burst is kept, so that who comes a little late to its time
 * does not push the next one out of the line; after a longer delay there is no more than the burst.
 *
 * @param tokens at {@code refilledAt}; below zero after a mail that cost more than there was
 * @param nextSlot the time by which all who wait in line have had theirs; not after now where nobody does
 */
public record TokenBucket(Rate rate, double tokens, Instant refilledAt, Instant nextSlot) {
    /** When who waits for a bucket that never refills gets its turn. */
    public static final Instant NEVER = Instant.parse("9999-12-31T00:00:00Z");

    private static final double ROUNDING = 1e-6;
    /** A clock that is further behind than this was set right: waiting for the wrong time to come would stop everything. */
    private static final Duration CLOCKS_DIFFER = Duration.ofHours(1);

    /**
     * @param burst mails at once after a rest, at least 1
     * @param perHour mails on average; with 0 there are {@code burst} mails, ever
     */
    public record Rate(int burst, int perHour) {
        double perSecond() {
            return perHour / 3600.0;
        }
    }

    /** A place in the line: when to come, and the bucket with one more in its line. */
    public record Place(Instant slot, TokenBucket after) {}

    public static TokenBucket full(Rate rate, Instant now) {
        Instant at = now.truncatedTo(ChronoUnit.MICROS);
        return new TokenBucket(rate, rate.burst(), at, at);
    }

    /** As it is at that time. A clock that is behind neither takes nor gives. */
    public TokenBucket refilled(Instant clock) {
        Instant now = clock.truncatedTo(ChronoUnit.MICROS);
        if (!now.isAfter(refilledAt)) {
            boolean wrongTime = now.plus(CLOCKS_DIFFER).isBefore(refilledAt);
            return wrongTime ? new TokenBucket(rate, tokens, now, nextSlot) : this;
        }
        double all =
                tokens + rate.perSecond() * Duration.between(refilledAt, now).toNanos() / 1e9;
        boolean keepsMore = hasLine(now) && all <= rate.burst() + 1;
        return new TokenBucket(rate, keepsMore ? all : Math.min(all, rate.burst()), now, nextSlot);
    }

    public boolean hasLine(Instant now) {
        return nextSlot.isAfter(now);
    }

    public boolean isFull(Instant now) {
        return refilled(now).tokens >= rate.burst() - ROUNDING;
    }

    /** Whether a mail may go now. What costs more than the burst goes when the bucket is full. */
    public boolean has(Instant now, double cost) {
        return refilled(now).tokens >= needed(cost) - ROUNDING;
    }

    public TokenBucket take(Instant now, double cost) {
        TokenBucket there = refilled(now);
        return new TokenBucket(rate, there.tokens - paid(cost), there.refilledAt, nextSlot);
    }

    /** Puts a mail that has to wait at the end of the line; {@link #NEVER} where the bucket never refills. */
    public Place line(Instant now, double cost) {
        TokenBucket there = refilled(now);
        if (rate.perHour() == 0) {
            return new Place(NEVER, there);
        }
        Instant empty = later(there.refilledAt, -there.tokens);
        Instant end = nextSlot.isAfter(now) && nextSlot.isAfter(empty) ? nextSlot : empty;
        Instant next = later(end, paid(cost));
        return new Place(later(end, needed(cost)), new TokenBucket(rate, there.tokens, there.refilledAt, next));
    }

    /** Nobody waits any more. */
    public TokenBucket withoutLine(Instant now) {
        return hasLine(now) ? new TokenBucket(rate, tokens, refilledAt, now.truncatedTo(ChronoUnit.MICROS)) : this;
    }

    /** Gives back what was taken for a mail that did not go. */
    public TokenBucket giveBack(double cost) {
        return new TokenBucket(rate, Math.min(rate.burst(), tokens + paid(cost)), refilledAt, nextSlot);
    }

    private double paid(double cost) {
        return rate.perHour() == 0 ? 1 : cost;
    }

    private double needed(double cost) {
        return Math.min(paid(cost), rate.burst());
    }

    private Instant later(Instant from, double tokensLater) {
        double micros = Math.ceil(tokensLater / rate.perSecond() * 1e6);
        Instant then = from.plus((long) micros, ChronoUnit.MICROS);
        return then.isAfter(NEVER) ? NEVER : then;
    }
}
