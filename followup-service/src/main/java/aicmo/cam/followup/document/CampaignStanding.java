package aicmo.cam.followup.document;

import aicmo.cam.followup.gate.AcceptedWarning;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * How a campaign goes.
 *
 * @param startAt when it starts by itself; null where it does not, as is its zone
 * @param startFailed why it did not start when that time came; null where it did not fail, as is when
 * @param acceptedWarnings of the preflight, when it was started or scheduled
 * @param startedAt null before
 * @param archivedAt null where it is not archived
 * @param clonedFrom null where it is no clone
 * @param pausedWhy null where it is not paused
 * @param running how many leads have something to come
 * @param states how many leads are in each state
 */
public record CampaignStanding(
        UUID id,
        Instant createdAt,
        OffsetDateTime startAt,
        String startTimeZone,
        String startFailed,
        Instant startFailedAt,
        List<AcceptedWarning> acceptedWarnings,
        Instant startedAt,
        Instant archivedAt,
        UUID clonedFrom,
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
            return startAt == null ? Status.DRAFT : Status.SCHEDULED;
        }
        if (paused) {
            return Status.PAUSED;
        }
        return leads() > 0 && running == 0 ? Status.FINISHED : Status.ACTIVE;
    }

    /** Where a campaign stands. */
    public enum Status {
        /** Not started. */
        DRAFT,
        /** Starts by itself. */
        SCHEDULED,
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
