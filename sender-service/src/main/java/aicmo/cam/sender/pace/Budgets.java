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
     * @param untouched whether none of the day's cap is taken
     */
    public record Share(int left, int taken, TokenBucket bucket, boolean untouched) {
        /** Of a cap that may be used in part. */
        public Share(int left, int taken, TokenBucket bucket) {
            this(left, taken, bucket, false);
        }

        /** Whether the cap has so much. A mail that counts as more than all of a day's cap takes a whole day, or it would wait forever. */
        boolean allows(int mails) {
            return left >= mails || (untouched && left > 0);
        }

        Share take(int mails, TokenBucket after) {
            int then = left == Limits.NONE ? left : Math.max(0, left - mails);
            return new Share(then, taken + mails, after, false);
        }

        Share with(TokenBucket changed) {
            return new Share(left, taken, changed, untouched);
        }
    }
}
