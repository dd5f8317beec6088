package aicmo.cam.decision.history;

import static java.util.stream.Collectors.toMap;

import aicmo.cam.decision.pause.Decision;
import aicmo.cam.decision.pause.Finding;
import aicmo.cam.decision.pause.Outcome;
import aicmo.cam.decision.pause.Rule;
import aicmo.cam.events.CampaignFigures;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Something that was decided about a campaign.
 *
 * @param action what came of it
 * @param decision what the rules said; null where a person acted without asking them
 * @param by {@code auto}, or the person
 * @param reason in words
 * @param figures how the campaign stood
 * @param rules what each rule said, with its numbers; empty where none was asked
 */
public record HistoryEntry(
        UUID decisionId,
        Instant decidedAt,
        Action action,
        Decision decision,
        String by,
        String reason,
        CampaignFigures figures,
        List<Finding> rules) {

    /** Whether the rules come to the same, each of them, whatever the figures. */
    public boolean comesToTheSameAs(HistoryEntry other) {
        return action == other.action
                && decision == other.decision
                && outcomes().equals(other.outcomes());
    }

    /** Whether it says nothing that the other one did not say. */
    public boolean repeats(HistoryEntry other) {
        return comesToTheSameAs(other) && reason.equals(other.reason) && figures.equals(other.figures);
    }

    private Map<Rule, Outcome> outcomes() {
        return rules.stream().collect(toMap(Finding::rule, Finding::outcome));
    }

    /** What came of a decision. */
    public enum Action {
        /** Nothing: it was only weighed, by itself or since somebody asked. */
        EVALUATED,
        PAUSED,
        RESUMED
    }
}
