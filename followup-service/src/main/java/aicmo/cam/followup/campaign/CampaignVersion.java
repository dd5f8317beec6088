package aicmo.cam.followup.campaign;

import aicmo.cam.followup.definition.Campaign;
import aicmo.cam.followup.definition.Rules;
import aicmo.cam.followup.definition.Step;
import aicmo.cam.followup.definition.Variant;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * A version of a campaign's definition as the API shows it.
 *
 * @param madeBy absent where nobody said
 */
record CampaignVersion(
        int version,
        Instant madeAt,
        String madeBy,
        String name,
        String from,
        String replyTo,
        List<String> variables,
        Rules rules,
        List<StepView> steps,
        Duration noReplyAfter) {
    static CampaignVersion of(Campaign campaign, Instant madeAt, String madeBy) {
        return new CampaignVersion(
                campaign.version(),
                madeAt,
                madeBy,
                campaign.name(),
                campaign.from(),
                campaign.replyTo(),
                campaign.variables(),
                campaign.rules(),
                campaign.steps().stream().map(StepView::of).toList(),
                campaign.noReplyAfter());
    }

    /**
     * A mail of the campaign, with its number within its track.
     *
     * @param delay ISO 8601, or such as {@code 3wd} for working days
     * @param subject the first variant's, as are text and html
     * @param variants absent where there is one only
     */
    record StepView(
            String track,
            int number,
            String delay,
            boolean onlyIfDelivered,
            String subject,
            String text,
            String html,
            List<Variant> variants) {
        static StepView of(Step step) {
            Variant first = step.variants().getFirst();
            return new StepView(
                    step.track().wireName(),
                    step.number(),
                    step.delay().toString(),
                    step.onlyIfDelivered(),
                    first.subject(),
                    first.text(),
                    first.html(),
                    step.variants().size() > 1 ? step.variants() : null);
        }
    }
}
