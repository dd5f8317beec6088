package aicmo.cam.events;

import java.time.Instant;
import java.util.UUID;

/**
 * A campaign stopped sending: nothing of it leaves until it is resumed. Published by decision, keyed by campaign.
 *
 * @param revision grows with each pause and resumption of a campaign: the highest one that was seen tells how it stands, in whatever
 *     order they come
 * @param by who: {@code auto}, or the person
 * @param why in words
 * @param figures how the campaign stood
 */
public record CampaignPaused(
        UUID eventId,
        Instant occurredAt,
        UUID campaignId,
        long revision,
        String by,
        String why,
        CampaignFigures figures)
        implements Event {

    public CampaignPaused {
        Required.identity(eventId, occurredAt);
        Required.given(campaignId, "campaign_id");
        Required.given(by, "by");
        Required.given(why, "why");
    }

    @Override
    public String key() {
        return campaignId.toString();
    }
}
