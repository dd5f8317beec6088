package aicmo.cam.sender.pace;

import java.time.LocalDate;
import java.util.Map;

/**
 * What is left on a day: of all mails, and of each limited sender and domain.
 *
 * @param left of all
 * @param taken of it, by a plan
 * @param shares by {@link Pace#ofIdentity} and {@link Pace#ofDomain}; who is not limited is not there
 */
public record Budgets(LocalDate day, int left, int taken, Map<String, Share> shares) {
    public Budgets {
        shares = Map.copyOf(shares);
    }

    /**
     * @param left of the day's cap; {@link Limits#NONE} where there is none
     * @param taken of it, by a plan
     * @param bucket null where there is none
     */
    public record Share(int left, int taken, TokenBucket bucket) {
        Share take(TokenBucket after) {
            return new Share(left == Limits.NONE ? left : left - 1, taken + 1, after);
        }

        Share with(TokenBucket changed) {
            return new Share(left, taken, changed);
        }
    }
}
