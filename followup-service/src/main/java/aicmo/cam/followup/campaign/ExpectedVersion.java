package aicmo.cam.followup.campaign;

import aicmo.cam.rest.Problem;
import java.util.Arrays;

/**
 * The version of a campaign that a change was made of, as far as the request says; a change that says nothing is one of whichever holds.
 *
 * @param ifMatch the header {@code If-Match}: entity tags, or {@code *}; null where absent
 * @param inBody the document's version; null where absent
 * @param inQuery as older clients give it; null where absent
 */
record ExpectedVersion(String ifMatch, Integer inBody, Integer inQuery) {
    static final ExpectedVersion ANY = new ExpectedVersion(null, null, null);

    /** The entity tag of a version. */
    static String tag(int version) {
        return "\"" + version + "\"";
    }

    /** @throws Problem 412, or 409 for older clients, where another version holds */
    void check(int holds) {
        boolean matches = ifMatch == null
                || Arrays.stream(ifMatch.split(",", -1))
                        .map(String::strip)
                        .anyMatch(tag -> tag.equals("*") || tag.equals(tag(holds)));
        if (!matches) {
            throw Problem.stale("If-Match is " + ifMatch + ", and " + holdsNow(holds));
        }
        if (ifMatch == null && inBody != null && inBody != holds) {
            throw Problem.stale("the document is version " + inBody + " of the campaign, and " + holdsNow(holds)
                    + "; without version and If-Match the change replaces whichever holds");
        }
        if (inQuery != null && inQuery != holds) {
            throw Problem.conflict("the change is of version " + inQuery + ", and " + holdsNow(holds));
        }
    }

    private static String holdsNow(int holds) {
        return "version " + holds + " of the campaign holds; read it again and repeat the change";
    }
}
