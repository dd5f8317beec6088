package aicmo.cam.decision.history;

import aicmo.cam.decision.pause.Decision;
import aicmo.cam.events.CampaignFigures;
import java.time.Instant;
import java.util.UUID;

/**
 * Something that was decided about a campaign.
 *
 * @param action what came of it
 * @param decision what the rules said; null where a person acted without asking them
 * @param by {@code auto}, or the person
 * @param reason in words
 * @param figures how the campaign stood
 */
public record HistoryEntry(
        UUID decisionId,
        Instant decidedAt,
        Action action,
        Decision decision,
        String by,
        String reason,
        CampaignFigures figures) {

    /** What came of a decision. */
    public enum Action {
        /** Nothing: somebody asked how it stands. */
        EVALUATED,
        PAUSED,
        RESUMED
    }
}
