package aicmo.cam.decision.pause;

import aicmo.cam.events.CampaignStarted;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Min;

/**
 * The thresholds that a campaign has of its own; a null leaves one to whoever comes next: what the campaign said when it was
 * started, then the installation's settings.
 *
 * @param autoPause whether the campaign pauses itself at all
 * @param replyRate pause below this share of answered mails, 0 to 1
 * @param bounceRate pause where surely more than this share of the mails bounced, 0 to 1
 * @param complaintRate pause where surely more than this share of the mails was complained of, 0 to 1
 * @param unsubscribeRate pause where by surely more than this share of the mails somebody said stop, 0 to 1
 * @param minSends judge by no fewer mails
 * @param failureRate pause where surely more than this share of the mails could not be sent, 0 to 1
 */
public record OwnThresholds(
        Boolean autoPause,
        @DecimalMin("0") @DecimalMax("1") Double replyRate,
        @DecimalMin("0") @DecimalMax("1") Double bounceRate,
        @DecimalMin("0") @DecimalMax("1") Double complaintRate,
        @DecimalMin("0") @DecimalMax("1") Double unsubscribeRate,
        @Min(1) Integer minSends,
        @DecimalMin("0") @DecimalMax("1") Double failureRate) {
    /** None of its own. */
    public static final OwnThresholds NONE = new OwnThresholds(null, null, null, null, null, null, null);

    /** Those that a campaign was started with. */
    public static OwnThresholds of(CampaignStarted.Thresholds started) {
        return new OwnThresholds(
                started.autoPause(), started.replyRate(), started.bounceRate(), null, null, started.minSends(), null);
    }

    /** These, and the others where these say nothing. */
    public OwnThresholds or(OwnThresholds other) {
        return new OwnThresholds(
                first(autoPause, other.autoPause),
                first(replyRate, other.replyRate),
                first(bounceRate, other.bounceRate),
                first(complaintRate, other.complaintRate),
                first(unsubscribeRate, other.unsubscribeRate),
                first(minSends, other.minSends),
                first(failureRate, other.failureRate));
    }

    static <V> V first(V own, V otherwise) {
        return own == null ? otherwise : own;
    }
}
