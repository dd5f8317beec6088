package aicmo.cam.events;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * A message came into a mailbox and was threaded, or is from a stranger. Published by inbox, keyed by lead, else by the sender's
 * address. It carries what the classifier needs; the raw message stays with inbox.
 *
 * @param inboundId inbox's id of the message
 * @param mailbox the address of the mailbox that it came into
 * @param threading the mail that it answers and how that was found; null for a stranger's message
 * @param messageId its Message-ID with angle brackets; null where it has none
 * @param from the address that wrote it; empty where the message names none
 * @param fromName the name beside that address; null where none
 * @param subject decoded; empty where none
 * @param text as written, bounded; quoted text and signature still in it
 * @param headers the headers that speak of automatic answers, lists and delivery, names in lower case
 * @param deliveryReport what an RFC 3464 report says; null where the message is none
 * @param feedbackType the Feedback-Type of an RFC 5965 report; null where the message is none
 * @param receivedAt when the mailbox got it
 * @param rawMessage where the raw message stays: {@code mailbox/folder/uidvalidity/uid}
 * @param truncated whether a bound cut something off
 */
public record ReplyIngested(
        UUID eventId,
        Instant occurredAt,
        UUID inboundId,
        String mailbox,
        Threading threading,
        String messageId,
        String from,
        String fromName,
        String subject,
        String text,
        Map<String, List<String>> headers,
        DeliveryReport deliveryReport,
        String feedbackType,
        Instant receivedAt,
        String rawMessage,
        boolean truncated)
        implements Event {

    public ReplyIngested {
        Required.identity(eventId, occurredAt);
        Required.given(inboundId, "inbound_id");
        Required.given(mailbox, "mailbox");
        Required.given(from, "from");
        Required.given(subject, "subject");
        Required.given(text, "text");
        Required.given(receivedAt, "received_at");
        headers = Required.orEmpty(headers);
    }

    @Override
    public String key() {
        return threading == null ? from : threading.email().keyOr(from);
    }

    /**
     * The mail that a message answers.
     *
     * @param email which mail
     * @param recipient the address that mail went to
     * @param matchedBy how it was found
     */
    public record Threading(MailRef email, String recipient, MatchedBy matchedBy) {
        public Threading {
            Required.given(email, "threading.email");
            Required.given(recipient, "threading.recipient");
            Required.given(matchedBy, "threading.matched_by");
        }
    }

    /** How the mail that a message answers was found, the surest first. */
    public enum MatchedBy {
        IN_REPLY_TO,
        REFERENCES,
        DELIVERY_REPORT,
        REPLY_ADDRESS,
        SENDER_ADDRESS
    }

    /** What a delivery report (RFC 3464) says, recipient by recipient. */
    public record DeliveryReport(List<Recipient> recipients) {
        public DeliveryReport {
            recipients = Required.orEmpty(recipients);
        }

        /**
         * The fate of one recipient; each is null where the report does not say.
         *
         * @param address the failed address
         * @param action {@code failed}, {@code delayed}, {@code delivered}, {@code relayed}, {@code expanded}
         * @param status the enhanced status code (RFC 3463)
         * @param diagnostic what the other system said
         */
        public record Recipient(String address, String action, String status, String diagnostic) {}
    }
}
