package aicmo.cam.followup.campaign;

import aicmo.cam.followup.definition.Campaign;
import aicmo.cam.followup.definition.Rules;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * A campaign as the API shows it.
 *
 * @param version the one that holds
 * @param pausedWhy absent where it is not paused
 * @param leads how many there are
 * @param running how many of them have something to come
 * @param states how many of them are in each state
 */
record CampaignView(
        UUID id,
        int version,
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
        Rules rules,
        List<CampaignVersion.StepView> steps,
        Duration noReplyAfter,
        Instant createdAt,
        Instant startedAt,
        Instant archivedAt,
        long leads,
        long running,
        Map<String, Long> states) {

    static CampaignView of(Campaign campaign, CampaignStanding standing) {
        return new CampaignView(
                campaign.id(),
                campaign.version(),
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
                campaign.rules(),
                campaign.steps().stream().map(CampaignVersion.StepView::of).toList(),
                campaign.noReplyAfter(),
                standing.createdAt(),
                standing.startedAt(),
                standing.archivedAt(),
                standing.leads(),
                standing.running(),
                standing.states());
    }
}
