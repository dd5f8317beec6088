package aicmo.cam.decision.evaluation;

import aicmo.cam.decision.campaign.Campaign;
import aicmo.cam.decision.campaign.CampaignRows;
import aicmo.cam.decision.campaign.CampaignSwitch;
import aicmo.cam.decision.history.DecisionRows;
import aicmo.cam.decision.history.HistoryEntry;
import aicmo.cam.decision.metrics.Books;
import aicmo.cam.decision.metrics.Metrics;
import aicmo.cam.decision.pause.AutoPauseSettings;
import aicmo.cam.decision.pause.DayLength;
import aicmo.cam.decision.pause.Decision;
import aicmo.cam.decision.pause.Judgement;
import aicmo.cam.decision.pause.PausePolicy;
import aicmo.cam.decision.pause.Sample;
import aicmo.cam.decision.pause.Thresholds;
import aicmo.cam.messaging.EventId;
import aicmo.cam.rest.Problem;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jboss.logging.Logger;

/** Puts a campaign before the pause policy: for those who ask, and to act on what it says. */
@Singleton
class DecisionEngine {
    private static final Logger LOG = Logger.getLogger(DecisionEngine.class);
    private static final int HISTORY = 50;

    private final CampaignRows campaigns;
    private final Books books;
    private final SampleRows samples;
    private final CampaignSwitch campaignSwitch;
    private final DecisionRows history;
    private final AutoPauseSettings settings;
    private final DayLength days;
    private final Clock clock;

    DecisionEngine(
            CampaignRows campaigns,
            Books books,
            SampleRows samples,
            CampaignSwitch campaignSwitch,
            DecisionRows history,
            AutoPauseSettings settings,
            DayLength days,
            Clock clock) {
        this.campaigns = campaigns;
        this.books = books;
        this.samples = samples;
        this.campaignSwitch = campaignSwitch;
        this.history = history;
        this.settings = settings;
        this.days = days;
        this.clock = clock;
    }

    /** Judges a campaign for somebody who asks; that it was asked, and what was answered, is kept. */
    @Transactional
    Evaluation report(UUID campaignId) {
        Campaign campaign =
                campaigns.find(campaignId).orElseThrow(() -> Problem.notFound("started campaign", campaignId));
        Thresholds thresholds = thresholds(campaign);
        Instant now = clock.instant();
        Judgement judgement = judge(campaign, thresholds, now);
        Metrics metrics = metrics(campaignId);
        history.keep(
                campaignId,
                new HistoryEntry(
                        EventId.next(),
                        now,
                        HistoryEntry.Action.EVALUATED,
                        judgement.decision(),
                        "auto",
                        judgement.reason(),
                        metrics.figures()));
        List<HistoryEntry> before = history.latest(campaignId, HISTORY);
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
                metrics,
                thresholds,
                judgement.findings(),
                now,
                before);
    }

    /** Pauses the campaign if it may pause itself and a rule is broken. */
    @Transactional
    void act(UUID campaignId) {
        campaigns
                .find(campaignId)
                .filter(found -> found.status() == Campaign.Status.ACTIVE)
                .filter(found -> thresholds(found).autoPause())
                .ifPresent(this::pauseIfBroken);
    }

    private void pauseIfBroken(Campaign campaign) {
        Judgement judgement = judge(campaign, thresholds(campaign), clock.instant());
        if (judgement.decision() == Decision.PAUSE
                && campaignSwitch.pause(
                        campaign, judgement, metrics(campaign.id()).figures())) {
            LOG.infof("campaign %s is paused: %s", campaign.id(), judgement.reason());
        }
    }

    private Judgement judge(Campaign campaign, Thresholds thresholds, Instant now) {
        Sample sample = samples.read(campaign.id(), campaign.resumedAt(), now.minus(thresholds.replyWait()));
        return PausePolicy.decide(sample, thresholds, campaign.overruling(days.scale(settings.resumeGrace())), now);
    }

    private Thresholds thresholds(Campaign campaign) {
        return Thresholds.of(campaign.thresholds(), settings, days);
    }

    private Metrics metrics(UUID campaignId) {
        return books.metrics(campaignId).orElseThrow(() -> Problem.notFound("started campaign", campaignId));
    }
}
