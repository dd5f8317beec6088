package aicmo.cam.decision.evaluation;

import aicmo.cam.decision.campaign.Campaign;
import aicmo.cam.decision.history.HistoryEntry;
import aicmo.cam.decision.metrics.Metrics;
import aicmo.cam.decision.pause.Decision;
import aicmo.cam.decision.pause.Finding;
import aicmo.cam.decision.pause.Thresholds;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * How a campaign is judged, and by what.
 *
 * @param status whether it may send, since {@code since}, by the word of {@code by}
 * @param decision what the rules come to on the figures of this moment
 * @param reason the same in words, with the numbers
 * @param metrics all figures of the campaign
 * @param thresholds those in force: the campaign's, else the installation's
 * @param rules what each rule says, and the mails it judged by
 * @param history what was decided before, the newest first
 */
record Evaluation(
        UUID campaignId,
        String name,
        Campaign.Status status,
        long revision,
        Instant since,
        String by,
        String why,
        Decision decision,
        String reason,
        Metrics metrics,
        Thresholds thresholds,
        List<Finding> rules,
        Instant evaluatedAt,
        List<HistoryEntry> history) {}
