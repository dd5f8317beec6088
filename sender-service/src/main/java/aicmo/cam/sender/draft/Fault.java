package aicmo.cam.sender.draft;

import aicmo.cam.events.EmailFailed.Reason;

/**
 * One thing that is wrong with an order.
 *
 * @param field as the API names it: {@code to}, {@code subject}
 * @param detail what is wrong, and what to do
 */
public record Fault(String field, Reason reason, String detail) {}
