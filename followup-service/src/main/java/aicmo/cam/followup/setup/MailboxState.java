package aicmo.cam.followup.setup;

import java.time.Instant;

/**
 * The state of a mailbox by the latest event of the inbox.
 *
 * @param readAt when it was read last; null where it never was
 * @param failingSince null where it can be read
 * @param why it can't be read; null where it can
 */
public record MailboxState(String address, Instant readAt, Instant failingSince, String why) {}
