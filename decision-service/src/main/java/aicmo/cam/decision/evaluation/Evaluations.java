package aicmo.cam.decision.evaluation;

import aicmo.cam.decision.campaign.Campaign;
import aicmo.cam.decision.campaign.CampaignRows;
import aicmo.cam.decision.campaign.CampaignSwitch;
import aicmo.cam.decision.history.DecisionRows;
import aicmo.cam.decision.history.HistoryEntry;
import aicmo.cam.decision.metrics.Metrics;
import aicmo.cam.decision.metrics.MetricsRows;
import aicmo.cam.decision.pause.AutoPauseSettings;
import aicmo.cam.decision.pause.Decision;
import aicmo.cam.decision.pause.DecisionEngine;
import aicmo.cam.decision.pause.Judgement;
import aicmo.cam.decision.pause.Thresholds;
import aicmo.cam.messaging.EventId;
import aicmo.cam.messaging.days.DayLength;
import aicmo.cam.rest.Problem;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import java.util.function.BiPredicate;
import org.jboss.logging.Logger;

/** Puts a campaign before the {@link DecisionEngine}: for those who ask, and to act on what it says. */
@Singleton
class Evaluations {
    private static final Logger LOG = Logger.getLogger(Evaluations.class);
    private static final int HISTORY = 50;

    private final CampaignRows campaigns;
    private final MetricsRows metrics;
    private final SampleRows samples;
    private final CampaignSwitch campaignSwitch;
    private final DecisionRows history;
    private final AutoPauseSettings settings;
    private final DayLength days;
    private final Clock clock;

    Evaluations(
            CampaignRows campaigns,
            MetricsRows metrics,
            SampleRows samples,
            CampaignSwitch campaignSwitch,
            DecisionRows history,
            AutoPauseSettings settings,
            DayLength days,
            Clock clock) {
        this.campaigns = campaigns;
        this.metrics = metrics;
        this.samples = samples;
        this.campaignSwitch = campaignSwitch;
        this.history = history;
        this.settings = settings;
        this.days = days;
        this.clock = clock;
    }

    /** Judges a campaign for somebody who asks; what was answered is kept where it says something new. */
    @Transactional
    Evaluation report(UUID campaignId) {
        Campaign campaign =
                campaigns.lock(campaignId).orElseThrow(() -> Problem.notFound("started campaign", campaignId));
        Thresholds thresholds = thresholds(campaign);
        Instant now = clock.instant();
        Judgement judgement = judge(campaign, thresholds, now);
        Metrics figures = figures(campaignId);
        keepNews(campaignId, judgement, figures, now, HistoryEntry::repeats);
        return new Evaluation(
                campaignId,
                campaign.name(),
                campaign.status(),
                campaign.revision(),
                campaign.since(),
                campaign.by(),
                campaign.why(),
                judgement.decision(),
                judgement.reason(),
                figures,
                thresholds,
                judgement.findings(),
                now,
                history.page(campaignId, null, HISTORY));
    }

    /**
     * Pauses the campaign if it may pause itself and a rule is broken.
     *
     * @param daily whether to keep in any case how the campaign stands, and not only where the rules come to something else
     */
    @Transactional
    void act(UUID campaignId, boolean daily) {
        campaigns
                .lock(campaignId)
                .filter(found -> found.status() == Campaign.Status.ACTIVE)
                .ifPresent(campaign -> act(campaign, daily));
    }

    private void act(Campaign campaign, boolean daily) {
        Instant now = clock.instant();
        Judgement judgement = judge(campaign, thresholds(campaign), now);
        Metrics figures = figures(campaign.id());
        if (judgement.decision() != Decision.PAUSE) {
            keepNews(
                    campaign.id(),
                    judgement,
                    figures,
                    now,
                    daily ? HistoryEntry::repeats : HistoryEntry::comesToTheSameAs);
        } else if (campaignSwitch.pause(campaign, judgement, figures.figures())) {
            LOG.infof("campaign %s is paused: %s", campaign.id(), judgement.reason());
        }
    }

    private void keepNews(
            UUID campaignId,
            Judgement judgement,
            Metrics figures,
            Instant now,
            BiPredicate<HistoryEntry, HistoryEntry> isNone) {
        HistoryEntry entry = new HistoryEntry(
                EventId.next(),
                now,
                HistoryEntry.Action.EVALUATED,
                judgement.decision(),
                "auto",
                judgement.reason(),
                figures.figures(),
                judgement.findings());
        if (history.last(campaignId)
                .filter(before -> isNone.test(entry, before))
                .isEmpty()) {
            history.keep(campaignId, entry);
        }
    }

    private Judgement judge(Campaign campaign, Thresholds thresholds, Instant now) {
        return DecisionEngine.decide(
                samples.read(campaign.id(), campaign.resumedAt(), thresholds, now),
                thresholds,
                campaign.overruling(),
                now);
    }

    private Thresholds thresholds(Campaign campaign) {
        return Thresholds.of(campaign.thresholds(), settings, days);
    }

    private Metrics figures(UUID campaignId) {
        return metrics.find(campaignId).orElseThrow(() -> Problem.notFound("started campaign", campaignId));
    }
}
