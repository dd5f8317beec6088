package aicmo.cam.decision.pause;

/**
 * What one rule says, and by what.
 *
 * @param counted the mails that it counts
 * @param of the mails they are counted among
 * @param rate counted / of, 0 where there are none
 * @param bound with the confidence of the settings the true rate is beyond this: above it for a harm, below it for the replies
 * @param threshold the rate that the rule asks for
 * @param reason the same in words
 */
public record Finding(
        Rule rule,
        Outcome outcome,
        long counted,
        long of,
        double rate,
        double bound,
        double threshold,
        String reason) {}
