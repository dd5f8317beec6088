package aicmo.cam.decision.campaign;

import aicmo.cam.decision.pause.Overruling;
import aicmo.cam.decision.pause.Rule;
import aicmo.cam.events.CampaignStarted;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;

/**
 * Whether a campaign may send, and by whose word.
 *
 * @param name null until its CampaignStarted has come
 * @param thresholds its own; a null in it leaves one to the installation's settings
 * @param revision counts its pauses and resumptions
 * @param since when its status last changed, or when it became known
 * @param by who changed it; null where nobody has
 * @param why in words; null where nobody has
 * @param fired the rules that made the last pause; empty where a person did
 * @param resumedAt when it was last resumed; null where it never was
 */
public record Campaign(
        UUID id,
        String name,
        CampaignStarted.Thresholds thresholds,
        Status status,
        long revision,
        Instant since,
        String by,
        String why,
        Set<Rule> fired,
        Instant resumedAt) {

    /** The rules that a person overruled by resuming it, for {@code grace} after that. */
    public Overruling overruling(Duration grace) {
        return resumedAt == null || status == Status.PAUSED
                ? Overruling.NONE
                : new Overruling(fired, by, resumedAt.plus(grace));
    }

    /** Whether its mails leave. */
    public enum Status {
        ACTIVE,
        PAUSED
    }
}
