package aicmo.cam.mail;

import aicmo.cam.mail.address.Address;
import aicmo.cam.mail.mime.Limits;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One message (RFC 5322, MIME), as far as anyone who answers it needs to know. Reading never fails, whatever the bytes are; all
 * sizes are bounded ({@link Limits}).
 *
 * @param headers the fields of the message itself
 * @param subject decoded; empty where there is none
 * @param returnPath the envelope sender, where the last mail system noted it; an empty string is the null sender of reports
 * @param messageId as {@code <left@right>}
 * @param references oldest first
 * @param date as the sender's clock said
 * @param text as a person reads it, with quotes and signature; lines end with a line feed
 * @param html the HTML of the text, as sent
 * @param attachments parts that are not the text, inline images included
 * @param originalMessageIds ids of the message that a report or a forwarded message encloses: its own first, then its references
 * @param truncated whether something was left out because of its size, or could not be parsed
 */
public record InternetMessage(
        Headers headers,
        String subject,
        List<Address> from,
        Optional<Address> sender,
        List<Address> replyTo,
        List<Address> to,
        List<Address> cc,
        Optional<String> returnPath,
        Optional<String> messageId,
        List<String> inReplyTo,
        List<String> references,
        Optional<Instant> date,
        String text,
        Optional<String> html,
        List<Attachment> attachments,
        Optional<DeliveryReport> deliveryReport,
        Optional<FeedbackReport> feedbackReport,
        List<String> originalMessageIds,
        boolean truncated) {
    public InternetMessage {
        from = List.copyOf(from);
        replyTo = List.copyOf(replyTo);
        to = List.copyOf(to);
        cc = List.copyOf(cc);
        inReplyTo = List.copyOf(inReplyTo);
        references = List.copyOf(references);
        attachments = List.copyOf(attachments);
        originalMessageIds = List.copyOf(originalMessageIds);
    }

    /** The message that the bytes are; never fails. */
    public static InternetMessage parse(byte[] raw) {
        return MessageReader.read(raw);
    }

    /**
     * The message that the stream holds, of which no more than {@link Limits#RAW_BYTES} are read; does not close it.
     *
     * @throws IOException where the stream itself fails
     */
    public static InternetMessage parse(InputStream raw) throws IOException {
        return MessageReader.read(raw.readNBytes(Limits.RAW_BYTES + 1));
    }
}
