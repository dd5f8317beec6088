package aicmo.cam.local.market.report;

import aicmo.cam.local.market.books.Balance;
import java.time.Duration;
import java.util.List;

/**
 * What a run came to.
 *
 * @param leads how many were asked for, over all campaigns
 * @param took from the first campaign's creation to the end
 * @param refusedRows rows that were left out of imports
 * @param troubles all that does not fit, in words
 */
public record Report(
        int leads,
        long seed,
        Duration took,
        Balance balance,
        List<CampaignResult> campaigns,
        Understanding understanding,
        int refusedRows,
        List<String> troubles) {
    public Report {
        campaigns = List.copyOf(campaigns);
        troubles = List.copyOf(troubles);
    }

    /** Whether everything is accounted for. */
    public boolean isBalanced() {
        return troubles.isEmpty();
    }
}
