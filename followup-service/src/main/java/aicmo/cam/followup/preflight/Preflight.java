package aicmo.cam.followup.preflight;

import aicmo.cam.followup.preflight.check.PreflightItem;
import aicmo.cam.followup.preflight.check.PreflightItem.Status;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;

/**
 * What was found before a campaign starts.
 *
 * @param version of the definition that was looked at
 * @param status the worst of all items
 */
record Preflight(UUID campaignId, int version, Instant checkedAt, Status status, List<PreflightItem> items) {
    static Preflight of(UUID campaignId, int version, Instant checkedAt, List<PreflightItem> items) {
        Status worst = items.stream()
                .map(PreflightItem::status)
                .max(Comparator.naturalOrder())
                .orElse(Status.PASS);
        return new Preflight(campaignId, version, checkedAt, worst == Status.SKIPPED ? Status.PASS : worst, items);
    }
}
