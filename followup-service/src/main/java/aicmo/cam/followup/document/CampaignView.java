package aicmo.cam.followup.document;

import aicmo.cam.followup.definition.Campaign;
import aicmo.cam.followup.gate.AcceptedWarning;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * A campaign as the API shows it: the document that a change takes back, and how the campaign goes.
 *
 * @param version the one that holds
 * @param pausedWhy absent where it is not paused
 * @param startAt when it starts by itself; absent where it does not
 * @param startTimeZone by which that was given
 * @param startFailed why it did not start when that time came, and what to do; absent where it did not fail. It is attempted again once
 *     the campaign, or the lead that is named, is changed
 * @param startFailedAt when that was
 * @param acceptedWarnings of the preflight, with which it was started or scheduled; absent where there are none
 * @param clonedFrom the campaign whose thresholds it takes over when it is started
 * @param leads how many there are
 * @param running how many of them have something to come
 * @param states how many of them are in each state
 */
public record CampaignView(
        UUID id,
        int version,
        CampaignStanding.Status status,
        String pausedWhy,
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
        Duration noReplyAfter,
        Instant createdAt,
        OffsetDateTime startAt,
        String startTimeZone,
        String startFailed,
        Instant startFailedAt,
        List<AcceptedWarning> acceptedWarnings,
        Instant startedAt,
        Instant archivedAt,
        UUID clonedFrom,
        long leads,
        long running,
        Map<String, Long> states) {

    /** The version that holds, and how the campaign goes. */
    public static CampaignView of(Campaign campaign, CampaignStanding standing) {
        return new CampaignView(
                campaign.id(),
                campaign.version(),
                standing.status(),
                standing.pausedWhy(),
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
                campaign.noReplyAfter(),
                standing.createdAt(),
                standing.startAt(),
                standing.startTimeZone(),
                standing.startFailed(),
                standing.startFailedAt(),
                standing.acceptedWarnings().isEmpty() ? null : standing.acceptedWarnings(),
                standing.startedAt(),
                standing.archivedAt(),
                standing.clonedFrom(),
                standing.leads(),
                standing.running(),
                standing.states());
    }
}
