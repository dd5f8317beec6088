package aicmo.cam.followup.campaign;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/**
 * How a campaign goes.
 *
 * @param startedAt null before
 * @param archivedAt null before
 * @param pausedWhy null where it is not paused
 * @param running how many leads have something to come
 * @param states how many leads are in each state
 */
record CampaignStanding(
        UUID id,
        Instant createdAt,
        Instant startedAt,
        Instant archivedAt,
        boolean paused,
        String pausedWhy,
        long running,
        Map<String, Long> states) {

    long leads() {
        return states.values().stream().mapToLong(Long::longValue).sum();
    }

    Status status() {
        if (archivedAt != null) {
            return Status.ARCHIVED;
        }
        if (startedAt == null) {
            return Status.DRAFT;
        }
        if (paused) {
            return Status.PAUSED;
        }
        return leads() > 0 && running == 0 ? Status.FINISHED : Status.ACTIVE;
    }

    /** Where a campaign stands. */
    enum Status {
        /** Not started. */
        DRAFT,
        /** Runs. */
        ACTIVE,
        /** Asks for no mail until it is resumed. */
        PAUSED,
        /** Every lead's sequence is over. */
        FINISHED,
        /** Put away: it asks for no mail any more. */
        ARCHIVED
    }
}
