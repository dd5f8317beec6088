package aicmo.cam.local.market.books;

import java.util.List;
import java.util.Map;

/**
 * What became of every step of every lead.
 *
 * @param steps steps of all leads
 * @param requested mails that the sender was asked for
 * @param sent steps that are said to be sent
 * @param accepted mails that lie in the leads' mailboxes
 * @param once steps that are said to be sent and arrived exactly once
 * @param notSent steps that will not go, by the stated reason
 * @param waiting steps that wait because their campaign is paused, or because it is not known whether the one before went
 * @param unknown mails of which the sender says that they may or may not have gone
 * @param duplicates arrivals beyond the first of a step
 * @param lost steps that are said to be sent and did not arrive
 * @param states how many leads are in each state
 * @param discrepancies all that does not fit, in words
 */
public record Balance(
        int steps,
        int requested,
        int sent,
        int accepted,
        int once,
        Map<String, Integer> notSent,
        int waiting,
        int unknown,
        int duplicates,
        int lost,
        Map<String, Integer> states,
        List<String> discrepancies) {

    /** Whether everything is accounted for. */
    public boolean isBalanced() {
        return discrepancies.isEmpty();
    }

    /** Steps that will not go. */
    public int notSentInAll() {
        return notSent.values().stream().mapToInt(Integer::intValue).sum();
    }
}
