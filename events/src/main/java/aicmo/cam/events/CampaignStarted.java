package aicmo.cam.events;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A campaign began: its definition and the thresholds by which it is judged. Published by followup, keyed by campaign.
 *
 * @param name what people call it
 * @param from the sender as it stands in the mail, {@code Name <address>}
 * @param replyTo where answers go; null for the sender's own address
 * @param steps the sequence, in order, tracks mixed
 * @param thresholds when the campaign pauses itself; a null in it leaves the rule to the installation's settings
 * @param clonedFrom the campaign whose thresholds in force it takes over, where its own say nothing else; null where it is no clone
 */
public record CampaignStarted(
        UUID eventId,
        Instant occurredAt,
        UUID campaignId,
        String name,
        String from,
        String replyTo,
        List<Step> steps,
        Thresholds thresholds,
        UUID clonedFrom)
        implements Event {

    public CampaignStarted {
        Required.identity(eventId, occurredAt);
        Required.given(campaignId, "campaign_id");
        Required.given(name, "name");
        Required.given(from, "from");
        steps = Required.orEmpty(steps);
        thresholds = thresholds == null ? Thresholds.OF_THE_INSTALLATION : thresholds;
    }

    /** A campaign that is no clone. */
    public CampaignStarted(
            UUID eventId,
            Instant occurredAt,
            UUID campaignId,
            String name,
            String from,
            String replyTo,
            List<Step> steps,
            Thresholds thresholds) {
        this(eventId, occurredAt, campaignId, name, from, replyTo, steps, thresholds, null);
    }

    @Override
    public String key() {
        return campaignId.toString();
    }

    /**
     * One mail of the sequence.
     *
     * @param number from 1, within its track
     * @param track {@code main}, or {@code qualified} for leads that answered positively
     * @param delay after the step before it was sent (the first: after the lead joined the track)
     * @param subject a Liquid template; null to answer in the thread of the step before
     * @param text a Liquid template
     * @param html a Liquid template; null for a mail in plain text
     * @param id its identity, which it keeps whatever its number becomes; null where steps were known by number only
     */
    public record Step(int number, String track, Duration delay, String subject, String text, String html, UUID id) {
        public Step {
            Required.given(track, "track");
            Required.given(delay, "delay");
        }
    }

    /**
     * When the campaign pauses itself; a null leaves the rule to the installation's settings.
     *
     * @param autoPause whether it does so at all
     * @param replyRate pause below this share of answered mails, 0 to 1
     * @param bounceRate pause above this share of bounced mails, 0 to 1
     * @param minSends judge no earlier than after so many mails
     */
    public record Thresholds(Boolean autoPause, Double replyRate, Double bounceRate, Integer minSends) {
        /** Every rule as the installation's settings say. */
        public static final Thresholds OF_THE_INSTALLATION = new Thresholds(null, null, null, null);
    }
}
