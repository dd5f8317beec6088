package aicmo.cam.sender.outbound;

import aicmo.cam.sender.mail.MailStatus;
import aicmo.cam.sender.mail.TimelineEntry;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A mail as the API shows it.
 *
 * @param messageId ours, with angle brackets; absent where the mail was refused
 * @param reason why it did not go, for programs
 * @param detail why, for people
 * @param nextAttemptAt when a waiting mail becomes due
 */
record OutboundEmail(
        UUID id,
        UUID requestId,
        UUID campaignId,
        UUID leadId,
        String track,
        Integer step,
        String recipient,
        String from,
        String subject,
        MailStatus status,
        String reason,
        String detail,
        String messageId,
        String provider,
        String providerMessageId,
        boolean dryRun,
        int attempts,
        Instant requestedAt,
        Instant queuedAt,
        Instant nextAttemptAt,
        Instant sentAt) {

    /**
     * A mail with all that is known of it.
     *
     * @param inReplyTo the mail before it in the thread
     * @param timeline what happened to it, the oldest first
     */
    record Whole(
            @JsonUnwrapped OutboundEmail email,
            String replyTo,
            String contentHash,
            String text,
            String html,
            String inReplyTo,
            List<String> references,
            List<TimelineEntry> timeline) {}
}
