package aicmo.cam.decision.campaign;

import aicmo.cam.decision.history.DecisionRows;
import aicmo.cam.decision.history.HistoryEntry;
import aicmo.cam.decision.metrics.Metrics;
import aicmo.cam.decision.metrics.MetricsRows;
import aicmo.cam.decision.pause.AutoPauseSettings;
import aicmo.cam.decision.pause.Finding;
import aicmo.cam.decision.pause.Judgement;
import aicmo.cam.events.CampaignFigures;
import aicmo.cam.events.CampaignPaused;
import aicmo.cam.events.CampaignResumed;
import aicmo.cam.messaging.EventId;
import aicmo.cam.messaging.days.DayLength;
import aicmo.cam.messaging.outbox.Outbox;
import aicmo.cam.rest.Problem;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Pauses and resumes: the status, the event and the history in one transaction, and each change once, whoever tries. */
@Singleton
public class CampaignSwitch {
    private static final String AUTO = "auto";
    private static final int MOST_UNKNOWN = 1_000;

    private final CampaignRows campaigns;
    private final MetricsRows metrics;
    private final DecisionRows history;
    private final Outbox outbox;
    private final Clock clock;
    private final Duration grace;

    CampaignSwitch(
            CampaignRows campaigns,
            MetricsRows metrics,
            DecisionRows history,
            Outbox outbox,
            Clock clock,
            AutoPauseSettings settings,
            DayLength days) {
        this.campaigns = campaigns;
        this.metrics = metrics;
        this.history = history;
        this.outbox = outbox;
        this.clock = clock;
        this.grace = days.exactly(settings.resumeGrace());
    }

    /** Pauses by the word of the rules; false where somebody was faster: what they judged is no longer so then. */
    @Transactional(Transactional.TxType.MANDATORY)
    public boolean pause(Campaign judged, Judgement judgement, CampaignFigures figures) {
        UUID campaignId = judged.id();
        Instant now = clock.instant();
        return campaigns
                .pause(campaignId, judged.revision(), AUTO, judgement.reason(), judgement.broken(), now)
                .map(revision -> {
                    keep(campaignId, HistoryEntry.Action.PAUSED, judgement, AUTO, judgement.reason(), figures, now);
                    outbox.publish(new CampaignPaused(
                            EventId.next(), now, campaignId, revision, AUTO, judgement.reason(), figures));
                    return true;
                })
                .orElse(false);
    }

    /**
     * Pauses by a person's word; one that is paused already stays as it is. A pause may be faster than the word of the campaign's start: it
     * is kept, and told to whoever sends, and holds when the campaign starts.
     *
     * @throws Problem 409 where more pauses wait for a start than anybody means
     */
    @Transactional
    Campaign pause(UUID campaignId, String by, String why) {
        campaigns.remember(campaignId, MOST_UNKNOWN);
        if (campaigns.find(campaignId).isEmpty()) {
            throw Problem.conflict(
                    "no start of campaign " + campaignId + " is known, and " + MOST_UNKNOWN
                            + " pauses wait for campaigns to start already; look at the id, and pause it again when it has started");
        }
        CampaignFigures figures = figures(campaignId);
        Instant now = clock.instant();
        campaigns.pause(campaignId, null, by, why, Set.of(), now).ifPresent(revision -> {
            keep(campaignId, HistoryEntry.Action.PAUSED, null, by, why, figures, now);
            outbox.publish(new CampaignPaused(EventId.next(), now, campaignId, revision, by, why, figures));
        });
        return known(campaignId);
    }

    /**
     * Resumes by a person's word; one that is active stays as it is.
     *
     * @param mute for how long the rules are mute that had paused it; null for the grace of the settings
     */
    @Transactional
    Campaign resume(UUID campaignId, String by, String why, Duration mute) {
        CampaignFigures figures = figures(campaignId);
        Instant now = clock.instant();
        Instant muteUntil = now.plus(mute == null ? grace : mute);
        campaigns.resume(campaignId, by, why, now, muteUntil).ifPresent(revision -> {
            keep(campaignId, HistoryEntry.Action.RESUMED, null, by, why, figures, now);
            outbox.publish(new CampaignResumed(EventId.next(), now, campaignId, revision, by, why, figures));
        });
        return known(campaignId);
    }

    private Campaign known(UUID campaignId) {
        return campaigns.find(campaignId).orElseThrow(() -> Problem.notFound("started campaign", campaignId));
    }

    private CampaignFigures figures(UUID campaignId) {
        return metrics.find(campaignId)
                .map(Metrics::figures)
                .orElseThrow(() -> Problem.notFound("started campaign", campaignId));
    }

    private void keep(
            UUID campaignId,
            HistoryEntry.Action action,
            Judgement judgement,
            String by,
            String why,
            CampaignFigures figures,
            Instant now) {
        history.keep(
                campaignId,
                new HistoryEntry(
                        EventId.next(),
                        now,
                        action,
                        judgement == null ? null : judgement.decision(),
                        by,
                        why,
                        figures,
                        judgement == null ? List.<Finding>of() : judgement.findings()));
    }
}
