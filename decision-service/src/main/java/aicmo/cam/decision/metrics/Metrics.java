package aicmo.cam.decision.metrics;

import aicmo.cam.events.CampaignFigures;
import aicmo.cam.events.LeadState;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/**
 * How a campaign stands. The positive rate is a share of the replies, the bounce rate one of the mails that were sent or
 * refused, every other rate one of the sent mails, from 0 up; nothing
 * to divide by makes a rate 0. What each counter counts is said at {@link Counts}.
 *
 * @param leads how many leads stand where, of those that have moved
 * @param updatedAt when an event last changed a counter
 */
public record Metrics(
        UUID campaignId,
        long queued,
        long sent,
        long failed,
        long replies,
        long positive,
        long negative,
        long neutral,
        long unsubscribed,
        long outOfOffice,
        long complaints,
        long bounces,
        long hardBounces,
        long refused,
        double replyRate,
        double positiveRate,
        double bounceRate,
        double unsubscribeRate,
        double complaintRate,
        Map<LeadState, Long> leads,
        Instant updatedAt) {

    static Metrics of(UUID campaignId, Counts counts, Map<LeadState, Long> leads, Instant updatedAt) {
        CampaignFigures rates = counts.figures();
        return new Metrics(
                campaignId,
                counts.queued(),
                counts.sent(),
                counts.failed(),
                counts.replies(),
                counts.positive(),
                counts.negative(),
                counts.neutral(),
                counts.unsubscribed(),
                counts.outOfOffice(),
                counts.complaints(),
                counts.bounces(),
                counts.hardBounces(),
                counts.refused(),
                rates.replyRate(),
                rates.positiveRate(),
                rates.bounceRate(),
                rates.unsubscribeRate(),
                rates.complaintRate(),
                leads,
                updatedAt);
    }

    /** The figures that other services are told. */
    public CampaignFigures figures() {
        return CampaignFigures.of(sent, replies, positive, negative, bounces, unsubscribed, complaints, refused);
    }
}
