package aicmo.cam.followup.definition;

import aicmo.cam.events.CampaignStarted;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

/**
 * A campaign's definition, which never changes.
 *
 * @param from {@code Name <address>}
 * @param replyTo null for the sender's own address
 * @param variables what leads may bring beyond the usual, for the templates to name
 * @param thresholds when it pauses itself
 * @param steps in order, tracks mixed
 * @param noReplyAfter how long after the last step a lead that does not answer is given up
 */
public record Campaign(
        UUID id,
        String name,
        String from,
        String replyTo,
        List<String> variables,
        CampaignStarted.Thresholds thresholds,
        List<Step> steps,
        Duration noReplyAfter) {

    /** The steps of one track, in order. */
    public List<Step> steps(Track track) {
        return steps.stream().filter(step -> step.track() == track).toList();
    }
}
