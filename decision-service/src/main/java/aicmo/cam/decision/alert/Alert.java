package aicmo.cam.decision.alert;

import java.time.Instant;
import java.util.UUID;

/**
 * Something that people should look at.
 *
 * @param alertId the same for the same cause, so that it is raised once
 * @param campaignId the campaign it concerns; null where it concerns none
 * @param subject in a line
 * @param text in words: what is wrong, where, and what to do
 */
public record Alert(UUID alertId, Kind kind, UUID campaignId, String subject, String text, Instant raisedAt) {

    /** Of what it is. */
    public enum Kind {
        CAMPAIGN_PAUSED,
        DEAD_LETTER,
        PROVIDER_FAILING,
        MAILBOX_SICK
    }
}
