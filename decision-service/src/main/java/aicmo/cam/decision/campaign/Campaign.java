package aicmo.cam.decision.campaign;

import aicmo.cam.decision.pause.Overruling;
import aicmo.cam.decision.pause.OwnThresholds;
import aicmo.cam.decision.pause.Rule;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;

/**
 * Whether a campaign may send, and by whose word.
 *
 * @param name null until its CampaignStarted has come
 * @param thresholds its own: a person's, else those it was started with
 * @param revision counts its pauses and resumptions
 * @param since when its status last changed, or when it became known
 * @param by who changed it; null where nobody has
 * @param why in words; null where nobody has
 * @param resumedAt when it was last resumed; null where it never was
 * @param muted the rules that had paused it and that a person overruled
 * @param mutedUntil when those speak again; null where none is mute
 */
public record Campaign(
        UUID id,
        String name,
        OwnThresholds thresholds,
        Status status,
        long revision,
        Instant since,
        String by,
        String why,
        Instant resumedAt,
        Set<Rule> muted,
        Instant mutedUntil) {

    /** The rules that a person overruled by resuming it. */
    public Overruling overruling() {
        return mutedUntil == null || status == Status.PAUSED ? Overruling.NONE : new Overruling(muted, by, mutedUntil);
    }

    /** Whether its mails leave. */
    public enum Status {
        ACTIVE,
        PAUSED
    }
}
