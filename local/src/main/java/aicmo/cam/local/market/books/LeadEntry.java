package aicmo.cam.local.market.books;

import java.util.List;

/**
 * A lead as followup has it in its books.
 *
 * @param campaign the campaign's name
 * @param state such as CONTACTED
 */
public record LeadEntry(String campaign, String address, String id, String state, List<StepEntry> steps) {
    public LeadEntry {
        steps = List.copyOf(steps);
    }

    /**
     * A step of that lead.
     *
     * @param status PENDING, REQUESTED, SENT, FAILED or NOT_SENT
     * @param reason why it was not sent; empty where none is stated
     */
    public record StepEntry(int step, String status, String reason) {}
}
