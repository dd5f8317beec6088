package aicmo.cam.mail;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * An abuse report (ARF, RFC 5965): a recipient told his provider what he thinks of a message.
 *
 * @param feedbackType in lower case: abuse, fraud, opt-out, not-spam, auth-failure...
 * @param userAgent what made the report
 * @param originalMailFrom the envelope sender without angle brackets
 * @param originalRcptTo the envelope recipients without angle brackets
 * @param arrivalDate when the message arrived
 * @param fields all fields, as written
 */
public record FeedbackReport(
        String feedbackType,
        Optional<String> userAgent,
        Optional<String> originalMailFrom,
        List<String> originalRcptTo,
        Optional<Instant> arrivalDate,
        Headers fields) {
    public FeedbackReport {
        originalRcptTo = List.copyOf(originalRcptTo);
    }
}
