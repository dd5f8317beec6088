package aicmo.cam.decision.pause;

import aicmo.cam.events.CampaignStarted;
import java.time.Duration;

/**
 * The thresholds in force for a campaign.
 *
 * @param autoPause whether a rule that is broken pauses the campaign, or is only reported
 * @param replyRate pause below this share of answered mails, 0 to 1
 * @param bounceRate pause above this share of bounced mails, 0 to 1
 * @param minSends judge by no fewer mails
 * @param replyWait a mail is judged for its answer when it is so old, in real time
 */
public record Thresholds(boolean autoPause, double replyRate, double bounceRate, int minSends, Duration replyWait) {

    /** What the campaign says, and the installation's settings where it says nothing. */
    public static Thresholds of(CampaignStarted.Thresholds campaign, AutoPauseSettings settings, DayLength days) {
        return new Thresholds(
                campaign.autoPause() == null ? settings.enable() : campaign.autoPause(),
                campaign.replyRate() == null ? settings.replyRateThreshold() : campaign.replyRate(),
                campaign.bounceRate() == null ? settings.bounceRateThreshold() : campaign.bounceRate(),
                campaign.minSends() == null ? settings.minSendsToEvaluate() : Math.max(1, campaign.minSends()),
                days.scale(settings.replyWait()));
    }
}
