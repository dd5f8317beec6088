package aicmo.cam.decision.metrics;

import aicmo.cam.events.MailRef;
import java.util.Comparator;
import java.util.UUID;

/**
 * Which part of a campaign a mail belongs to.
 *
 * @param track the track of the sequence; null where not told
 * @param step the number within the track, from 1; null where not told
 * @param variant which variant of the step; null where it has only one, or it was not told
 * @param stepId identity of the step; null where not told
 */
public record Part(String track, Integer step, String variant, UUID stepId) {
    /** Nothing was told. */
    public static final Part UNTOLD = new Part(null, null, null, null);

    /** What both tell together. Where they contradict each other it is the greater, so that the order of telling does not matter. */
    public Part and(Part other) {
        return new Part(
                greater(track, other.track),
                greater(step, other.step),
                greater(variant, other.variant),
                greater(stepId, other.stepId));
    }

    /** The same with the identity of its step: the one that was told, else the one that follows from the number. */
    public Part of(UUID campaignId) {
        return stepId != null || track == null || step == null
                ? this
                : new Part(track, step, variant, MailRef.stepIdOf(campaignId, track, step));
    }

    private static <V extends Comparable<V>> V greater(V a, V b) {
        return Comparator.nullsFirst(Comparator.<V>naturalOrder()).compare(a, b) >= 0 ? a : b;
    }
}
