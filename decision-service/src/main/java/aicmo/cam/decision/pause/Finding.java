package aicmo.cam.decision.pause;

/**
 * What one rule says, and by what.
 *
 * @param counted the mails that answered or bounced
 * @param of the mails they are counted among
 * @param rate counted / of, 0 where there are none
 * @param threshold the rate that the rule asks for
 * @param reason the same in words
 */
public record Finding(Rule rule, Outcome outcome, long counted, long of, double rate, double threshold, String reason) {

    static Finding of(Rule rule, Outcome outcome, long counted, long of, double threshold, String reason) {
        return new Finding(rule, outcome, counted, of, of == 0 ? 0 : (double) counted / of, threshold, reason);
    }
}
