package aicmo.cam.classifier;

import aicmo.cam.mail.coding.LetterCase;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the classifier reads of a message.
 *
 * @param fromAddress the author's address, empty where the message names none (as many bounces do)
 * @param fromName the author's display name, empty where there is none
 * @param subject decoded, empty where there is none
 * @param text as written, quotes and signatures included; only its first 200,000 characters are read
 * @param headers the headers that speak, by their names in lower case
 * @param delivered what the delivery report (RFC 3464) says of each recipient, empty where there is no report
 * @param feedbackType the Feedback-Type of an abuse report (RFC 5965)
 * @param receivedAt the moment that words such as "Monday" are relative to
 */
public record Message(
        String fromAddress,
        String fromName,
        String subject,
        String text,
        Map<String, List<String>> headers,
        List<DeliveryStatus> delivered,
        Optional<String> feedbackType,
        Instant receivedAt) {

    private static final int LONGEST_TEXT = 200_000;

    public Message {
        text = text.length() > LONGEST_TEXT ? text.substring(0, LONGEST_TEXT) : text;
        headers = Map.copyOf(headers);
        delivered = List.copyOf(delivered);
    }

    /** The first value of a header in lower case, empty where the message has none of that name. */
    public String header(String name) {
        List<String> values = headers.getOrDefault(name, List.of());
        return values.isEmpty() ? "" : LetterCase.lower(values.getFirst().strip());
    }
}
