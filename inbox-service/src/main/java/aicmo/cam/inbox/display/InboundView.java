package aicmo.cam.inbox.display;

import aicmo.cam.events.ReplyClass;
import aicmo.cam.events.ReplyIngested;
import aicmo.cam.inbox.message.Attached;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * A message as the API shows it.
 *
 * @param state {@code WAITING} for its EmailSent, {@code THREADED}, {@code STRANGER}, {@code LIST}: a list's or a newsletter, or {@code OWN}:
 *     written by ourselves
 * @param messageId its Message-ID with angle brackets; absent where it has none
 * @param replyClass absent until it was classified
 * @param correctedBy the person who corrected the classification
 */
public record InboundView(
        UUID id,
        String mailbox,
        String state,
        String from,
        String fromName,
        List<String> to,
        String subject,
        String messageId,
        Instant receivedAt,
        Instant ingestedAt,
        UUID emailId,
        UUID requestId,
        UUID campaignId,
        UUID leadId,
        String track,
        Integer step,
        String recipient,
        ReplyIngested.MatchedBy matchedBy,
        @JsonProperty("class") ReplyClass replyClass,
        Double confidence,
        String reason,
        String correctedBy) {

    /**
     * One message with what it says.
     *
     * @param text as written, bounded; quoted text and signature still in it
     * @param html safe to show: without scripts, styles, forms, and images that a server would be told of; null where there is none
     * @param attachments what is attached, without its bytes
     * @param headers those that speak of automatic answers, lists and delivery, names in lower case
     * @param rawMessage where it lies on its server: {@code mailbox/folder/uidvalidity/uid}
     * @param size bytes of the whole message
     * @param rawKept whether its bytes are still kept
     */
    public record Whole(
            @JsonUnwrapped InboundView message,
            String text,
            String html,
            List<Attached> attachments,
            Map<String, List<String>> headers,
            ReplyIngested.DeliveryReport deliveryReport,
            String feedbackType,
            String rawMessage,
            long size,
            boolean rawKept,
            boolean truncated) {}
}
