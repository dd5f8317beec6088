package aicmo.cam.decision.pause;

import static aicmo.cam.decision.pause.OwnThresholds.first;

import aicmo.cam.messaging.days.DayLength;
import java.time.Duration;

/**
 * The thresholds in force for a campaign. Rates are 0 to 1, durations are real time.
 *
 * @param autoPause whether a rule that is broken pauses the campaign, or is only reported
 * @param replyRate pause below this share of answered mails
 * @param bounceRate pause where surely more than this share of the mails bounced
 * @param complaintRate pause where surely more than this share of the mails was complained of
 * @param unsubscribeRate pause where by surely more than this share of the mails somebody said stop
 * @param failureRate pause where surely more than this share of the mails could not be sent
 * @param minSends judge by no fewer mails
 * @param confidence how sure that must be, 0.5 to 1
 * @param replyWait a mail is judged for its answer when it is so old
 * @param window judge by so many mails, the last ones
 * @param windowTime and by none that is older
 */
public record Thresholds(
        boolean autoPause,
        double replyRate,
        double bounceRate,
        double complaintRate,
        double unsubscribeRate,
        double failureRate,
        int minSends,
        double confidence,
        Duration replyWait,
        int window,
        Duration windowTime) {

    /** What the campaign says, and the installation's settings where it says nothing. */
    public static Thresholds of(OwnThresholds own, AutoPauseSettings settings, DayLength days) {
        int minSends = Math.max(1, first(own.minSends(), settings.minSendsToEvaluate()));
        return new Thresholds(
                first(own.autoPause(), settings.enable()),
                first(own.replyRate(), settings.replyRateThreshold()),
                first(own.bounceRate(), settings.bounceRateThreshold()),
                first(own.complaintRate(), settings.complaintRateThreshold()),
                first(own.unsubscribeRate(), settings.unsubscribeRateThreshold()),
                first(own.failureRate(), settings.failureRateThreshold()),
                minSends,
                settings.confidence(),
                days.exactly(settings.replyWait()),
                // a window that never has enough mails would never judge
                Math.max(minSends, settings.window()),
                days.exactly(settings.windowTime()));
    }

    /**
     * How many mails a harm is judged by at least: so many that the threshold stands for a whole mail, since a single case among
     * fewer would be above it by chance alone.
     */
    long enoughFor(double threshold) {
        long whole = threshold <= 0 ? 1 : (long) Math.ceil(1 / threshold);
        return Math.max(minSends, Math.min(whole, window));
    }
}
