package aicmo.cam.followup.gate;

import java.time.Instant;

/**
 * A warning of the preflight with which a campaign was started all the same.
 *
 * @param name of the item
 * @param detail what it said then
 * @param by who accepted it; absent where nobody said
 */
public record AcceptedWarning(String name, String detail, String by, Instant at) {}
