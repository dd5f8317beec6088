package aicmo.cam.sender.pace;

import aicmo.cam.sender.pace.TokenBucket.Rate;

/**
 * What one sender, or one recipients' domain, is limited to.
 *
 * @param dailyCap {@link #NONE} where there is none
 * @param rate null where there is none
 */
public record Limits(int dailyCap, WarmUp warmUp, Rate rate) {
    /** No cap. */
    public static final int NONE = Integer.MAX_VALUE;

    /** Whether there is any. */
    public boolean areAny() {
        return counts() || rate != null;
    }

    /** Whether its mails of a day have to be counted. */
    public boolean counts() {
        return dailyCap != NONE || ramps();
    }

    /** Whether its cap depends on the days on which it sent. */
    public boolean ramps() {
        return !warmUp.equals(WarmUp.NONE);
    }

    /**
     * How many more may go on a day.
     *
     * @param used how many went on it
     * @param earlierDays the days before it on which it sent
     */
    public int left(int used, int earlierDays) {
        int cap = ramps() ? Math.min(dailyCap, warmUp.cap(earlierDays + 1)) : dailyCap;
        return Math.max(0, cap - used);
    }
}
