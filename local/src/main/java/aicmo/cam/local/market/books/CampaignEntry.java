package aicmo.cam.local.market.books;

import java.util.Map;

/**
 * A campaign as followup counts it.
 *
 * @param status DRAFT, ACTIVE, PAUSED or FINISHED
 * @param imported how many leads the import said it took
 * @param states how many leads are in each state
 */
public record CampaignEntry(String name, String status, int imported, Map<String, Long> states) {
    public CampaignEntry {
        states = Map.copyOf(states);
    }

    boolean isPaused() {
        return status.equals("PAUSED");
    }
}
