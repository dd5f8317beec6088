package aicmo.cam.followup.document;

import aicmo.cam.followup.definition.Campaign;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * A version of a campaign's definition as the API shows it, in the form in which the API takes it.
 *
 * @param madeBy absent where nobody said
 */
public record CampaignVersion(
        int version,
        Instant madeAt,
        String madeBy,
        String name,
        String from,
        String replyTo,
        List<String> variables,
        Boolean autoPause,
        Double replyRateThreshold,
        Double bounceRateThreshold,
        Integer minSendsToEvaluate,
        boolean stopOnAnyReply,
        boolean stopCompanyOnReply,
        SendingWindowView sendingWindow,
        List<String> holidays,
        Integer dailyCap,
        List<StepView> steps,
        Duration noReplyAfter) {
    /** The version, and when and by whom it was made. */
    public static CampaignVersion of(Campaign campaign, Instant madeAt, String madeBy) {
        return new CampaignVersion(
                campaign.version(),
                madeAt,
                madeBy,
                campaign.name(),
                campaign.from(),
                campaign.replyTo(),
                campaign.variables(),
                campaign.thresholds().autoPause(),
                campaign.thresholds().replyRate(),
                campaign.thresholds().bounceRate(),
                campaign.thresholds().minSends(),
                campaign.rules().stopOnAnyReply(),
                campaign.rules().stopCompany(),
                SendingWindowView.of(campaign.rules().sendingTime()),
                SendingWindowView.holidays(campaign.rules().sendingTime()),
                campaign.rules().dailyCap(),
                campaign.steps().stream().map(StepView::of).toList(),
                campaign.noReplyAfter());
    }
}
