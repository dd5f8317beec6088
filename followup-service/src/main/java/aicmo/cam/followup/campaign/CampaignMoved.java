package aicmo.cam.followup.campaign;

import aicmo.cam.followup.definition.Campaign;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/** Told within this service, in the transaction that did it: mails of a campaign may go from now on. */
public sealed interface CampaignMoved {
    /** It was started; its leads join it. */
    record Started(Campaign campaign, Instant at) implements CampaignMoved {}

    /** It goes on after a pause. @param pause how long it was */
    record Resumed(UUID campaignId, Duration pause) implements CampaignMoved {}

    /** It has a new version: whatever was planned for its leads is to be looked at anew. */
    record Redefined(UUID campaignId) implements CampaignMoved {}
}
