package aicmo.cam.mail;

import java.util.List;
import java.util.Optional;

/**
 * What a mail system says of a delivery, in fields (RFC 3464, RFC 6533). Several reports in one message are one: their recipients
 * follow one another.
 *
 * @param reportingMta the name without its type
 * @param fields all fields of the message, as written
 * @param recipients each with its fields; empty where the report is broken
 */
public record DeliveryReport(Optional<String> reportingMta, Headers fields, List<Recipient> recipients) {
    public DeliveryReport {
        recipients = List.copyOf(recipients);
    }

    /**
     * What became of one recipient.
     *
     * @param finalRecipient the address without its type ("rfc822;")
     * @param originalRecipient the address that the sender gave, without its type
     * @param action in lower case: failed, delayed, delivered, relayed, expanded; other words as written
     * @param status the enhanced status code alone (RFC 3463), such as 5.1.1
     * @param diagnosticCode what the other system said, without its type ("smtp;")
     * @param remoteMta the name without its type
     * @param fields all fields of the recipient, as written: Will-Retry-Until, Last-Attempt-Date and what else there is
     */
    public record Recipient(
            Optional<String> finalRecipient,
            Optional<String> originalRecipient,
            Optional<String> action,
            Optional<String> status,
            Optional<String> diagnosticCode,
            Optional<String> remoteMta,
            Headers fields) {}
}
