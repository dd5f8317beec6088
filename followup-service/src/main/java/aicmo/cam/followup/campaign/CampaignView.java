package aicmo.cam.followup.campaign;

import aicmo.cam.followup.definition.Campaign;
import aicmo.cam.followup.definition.Step;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * A campaign as the API shows it.
 *
 * @param pausedWhy absent where it is not paused
 * @param leads how many there are
 * @param running how many of them have something to come
 * @param states how many of them are in each state
 */
record CampaignView(
        UUID id,
        String name,
        CampaignStanding.Status status,
        String pausedWhy,
        String from,
        String replyTo,
        List<String> variables,
        Boolean autoPause,
        Double replyRateThreshold,
        Double bounceRateThreshold,
        Integer minSendsToEvaluate,
        List<StepView> steps,
        Duration noReplyAfter,
        Instant createdAt,
        Instant startedAt,
        long leads,
        long running,
        Map<String, Long> states) {

    static CampaignView of(Campaign campaign, CampaignStanding standing) {
        return new CampaignView(
                campaign.id(),
                campaign.name(),
                standing.status(),
                standing.pausedWhy(),
                campaign.from(),
                campaign.replyTo(),
                campaign.variables(),
                campaign.thresholds().autoPause(),
                campaign.thresholds().replyRate(),
                campaign.thresholds().bounceRate(),
                campaign.thresholds().minSends(),
                campaign.steps().stream().map(StepView::of).toList(),
                campaign.noReplyAfter(),
                standing.createdAt(),
                standing.startedAt(),
                standing.leads(),
                standing.running(),
                standing.states());
    }

    /** A mail of the campaign, with its number within its track. */
    record StepView(String track, int number, Duration delay, String subject, String text, String html) {
        static StepView of(Step step) {
            return new StepView(
                    step.track().wireName(), step.number(), step.delay(), step.subject(), step.text(), step.html());
        }
    }
}
