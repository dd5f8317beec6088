package aicmo.cam.followup.gate;

import aicmo.cam.followup.definition.Campaign;
import aicmo.cam.rest.Problem;
import java.util.List;
import java.util.Optional;

/** Decides whether a campaign may start. It may take some seconds, so it is asked outside of transactions. */
public interface StartGate {
    /**
     * Lets a person start or schedule a campaign.
     *
     * @param accept names of items whose warnings don't matter, separated by commas; null for none
     * @param by who says so; null where nobody said
     * @return the warnings that were accepted, to be recorded
     * @throws Problem 422 with each item that stands in the way, and what to do
     */
    List<AcceptedWarning> pass(Campaign campaign, String accept, String by);

    /** Why a campaign may not start by itself, given what was accepted when it was scheduled; empty where it may. */
    Optional<String> refusal(Campaign campaign);
}
