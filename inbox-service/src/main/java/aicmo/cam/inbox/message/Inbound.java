package aicmo.cam.inbox.message;

import aicmo.cam.events.ReplyIngested;
import aicmo.cam.messaging.EventId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * One message that came in, in the sizes and characters that the database and the event take.
 *
 * @param contentHash what it is known again by under another UID and in another folder
 * @param size bytes, as the server says
 * @param messageId null where it has none
 * @param sender the address that wrote it, as written; empty where it names none
 * @param senderName null where there is none
 * @param html null where there is none
 * @param deliveryReport null where it is none
 * @param feedbackType null where it is none
 * @param truncated whether a bound cut something off
 */
public record Inbound(
        UUID id,
        Place place,
        byte[] contentHash,
        long size,
        String messageId,
        String sender,
        String senderName,
        List<String> recipients,
        String subject,
        String text,
        String html,
        List<Attached> attachments,
        Map<String, List<String>> headers,
        ReplyIngested.DeliveryReport deliveryReport,
        String feedbackType,
        boolean truncated,
        Instant receivedAt,
        Instant ingestedAt,
        Clues clues) {

    /** Of a message that could be neither read nor stored as it is, what is certain. */
    public Inbound bare() {
        return new Inbound(
                id,
                place,
                contentHash,
                size,
                null,
                "",
                null,
                List.of(),
                "",
                "",
                null,
                List.of(),
                Map.of(),
                null,
                null,
                true,
                receivedAt,
                ingestedAt,
                Clues.none(receivedAt));
    }

    /** The event that tells of it; its standing must be settled. Empty where nothing is to be told: our own mail, or not yet. */
    public Optional<ReplyIngested> told(Standing standing, Instant now) {
        return switch (standing) {
            case Standing.Threaded threaded -> Optional.of(event(threaded.threading(), now));
            case Standing.Stranger stranger -> Optional.of(event(null, now));
            case Standing.ListMail list -> Optional.of(event(null, now));
            case Standing.Own own -> Optional.empty();
            case Standing.Waiting waiting -> Optional.empty();
        };
    }

    private ReplyIngested event(ReplyIngested.Threading threading, Instant now) {
        return new ReplyIngested(
                EventId.next(),
                now,
                id,
                place.mailbox(),
                threading,
                messageId,
                sender,
                senderName,
                subject,
                text,
                headers,
                deliveryReport,
                feedbackType,
                receivedAt,
                place.toString(),
                truncated);
    }

    /** Where a message lies on its server. */
    public record Place(String mailbox, String folder, long uidValidity, long uid) {
        @Override
        public String toString() {
            return mailbox + "/" + folder + "/" + uidValidity + "/" + uid;
        }
    }
}
