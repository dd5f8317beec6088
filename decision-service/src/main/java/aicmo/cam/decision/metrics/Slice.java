package aicmo.cam.decision.metrics;

import aicmo.cam.events.CampaignFigures;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.UUID;

/**
 * The counters and rates of one part of a campaign. By what it was not divided is absent.
 *
 * @param track the track of the sequence
 * @param step the number within the track, from 1, as the campaign stands now
 * @param stepId the step's identity, whatever its number was when its mails went; absent where the events did not tell the step
 * @param subject the step's, as the campaign stands now; absent where it has none
 * @param removed true where the campaign no longer has the step, whose number is the one that it had
 * @param variant which variant of the step; absent where it has only one
 * @param day the day, in UTC, on which the mails were sent, whenever they were answered; absent for those that were not sent
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Slice(
        String track,
        Integer step,
        UUID stepId,
        String subject,
        Boolean removed,
        String variant,
        LocalDate day,
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
        double complaintRate) {

    static Slice of(Part part, String subject, boolean removed, LocalDate day, Counts counts) {
        CampaignFigures rates = counts.figures();
        return new Slice(
                part.track(),
                part.step(),
                part.stepId(),
                subject,
                removed ? true : null,
                part.variant(),
                day,
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
                rates.complaintRate());
    }
}
