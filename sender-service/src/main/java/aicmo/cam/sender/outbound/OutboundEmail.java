package aicmo.cam.sender.outbound;

import aicmo.cam.sender.mail.AttachedFile;
import aicmo.cam.sender.mail.MailStatus;
import aicmo.cam.sender.mail.TimelineEntry;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * A mail as the API shows it.
 *
 * @param step its number when the mail was asked for
 * @param stepId which step of the campaign it is, whatever the step's number becomes; absent where only the number was told
 * @param cc who gets copies; absent where nobody does
 * @param identity the address it comes from, whose caps it counts against
 * @param messageId ours, with angle brackets; absent where the mail was refused
 * @param reason why it did not go, for programs
 * @param detail why, for people
 * @param attempts how often it was handed over
 * @param retryCount how often of these after a first one
 * @param maxRetries how often that is at most
 * @param nextRetryAt when a mail that was postponed is tried again
 * @param nextAttemptAt when a waiting mail becomes due; absent where it waits for something that has no known end
 * @param waitsFor why a waiting mail does not go yet: {@code campaign:<id>}, {@code answer:<id>} (the message by which the person answered), {@code sender:<domain>}, {@code sender:<address>},
 *     {@code provider}, {@code restored}, {@code disk} (these are holds: GET /api/cam/holds), {@code window}, {@code identity:<address>},
 *     {@code domain:<domain>}; absent where it waits for its turn only
 */
record OutboundEmail(
        UUID id,
        UUID requestId,
        UUID campaignId,
        UUID leadId,
        String track,
        Integer step,
        String variant,
        UUID stepId,
        String recipient,
        List<String> cc,
        String from,
        String identity,
        String subject,
        MailStatus status,
        String reason,
        String detail,
        String messageId,
        String provider,
        String providerMessageId,
        boolean dryRun,
        int attempts,
        int retryCount,
        int maxRetries,
        Instant requestedAt,
        Instant queuedAt,
        Instant nextAttemptAt,
        Instant nextRetryAt,
        String waitsFor,
        Instant sentAt) {

    /**
     * A mail with all that is known of it.
     *
     * @param headers further headers, such as List-Unsubscribe
     * @param inReplyTo the mail before it in the thread
     * @param attachments its files, by their names, types, sizes and hashes; their content is deleted once it went
     * @param timeline what happened to it, the oldest first
     */
    record Whole(
            @JsonUnwrapped OutboundEmail email,
            String replyTo,
            String contentHash,
            String text,
            String html,
            Map<String, String> headers,
            String inReplyTo,
            List<String> references,
            List<AttachedFile.Named> attachments,
            List<TimelineEntry> timeline) {}
}
