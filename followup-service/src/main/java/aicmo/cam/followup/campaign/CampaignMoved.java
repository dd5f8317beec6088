package aicmo.cam.followup.campaign;

import aicmo.cam.followup.definition.Campaign;
import java.time.Instant;
import java.util.UUID;

/** Told within this service, in the transaction that did it: mails of a campaign may go from now on. */
public sealed interface CampaignMoved {
    /** It was started; its leads join it. */
    record Started(Campaign campaign, Instant at) implements CampaignMoved {}

    /** It goes on after a pause. */
    record Resumed(UUID campaignId) implements CampaignMoved {}
}
