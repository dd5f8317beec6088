package aicmo.cam.classifier;

import aicmo.cam.events.BounceKind;

/**
 * What a bounce says. A part that could not be read is empty.
 *
 * @param kind hard where the address itself is dead; soft is everything else, policy, spam and full mailboxes included
 * @param recipient the address that failed
 * @param status the enhanced status code (RFC 3463), for example {@code 5.1.1}
 * @param replyCode the SMTP reply code (RFC 5321), for example {@code 550}
 */
public record Bounce(BounceKind kind, String recipient, String status, String replyCode) {}
