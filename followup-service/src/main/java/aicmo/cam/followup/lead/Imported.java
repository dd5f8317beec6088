package aicmo.cam.followup.lead;

import java.util.List;

/**
 * What became of a list of leads.
 *
 * @param imported how many leads are new
 * @param alreadyThere how many the campaign had, or the list has twice
 * @param suppressed how many people of the list are on the suppression list: they are leads, and get no mail
 * @param rejected the rows that were left out, and why
 */
public record Imported(int imported, int alreadyThere, int suppressed, List<Rejected> rejected) {
    /**
     * A row that was left out.
     *
     * @param line where it begins in the file, from 1; in JSON its place in the list
     * @param column where in the row, by the name that templates use; absent where it is the whole row
     * @param email absent where it can't be read
     */
    public record Rejected(int line, String column, String email, String reason) {}
}
