package aicmo.cam.followup.campaign;

import aicmo.cam.followup.definition.Campaign;
import aicmo.cam.followup.definition.Track;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;

/** Told within this service, in the transaction that did it: mails of a campaign may go from now on. */
public sealed interface CampaignMoved {
    /** It was started; its leads join it. */
    record Started(Campaign campaign, Instant at) implements CampaignMoved {}

    /** It will start by itself, or may now, after it was changed. */
    record Scheduled(UUID campaignId) implements CampaignMoved {}

    /** It goes on after a pause, or after it was archived. @param pause how long that was */
    record Resumed(UUID campaignId, Duration pause) implements CampaignMoved {}

    /**
     * It has a new version: whatever was planned for its leads is planned again.
     *
     * @param grown the tracks with a step that leads can get who had reached the end before
     */
    record Redefined(UUID campaignId, Set<Track> grown) implements CampaignMoved {}
}
