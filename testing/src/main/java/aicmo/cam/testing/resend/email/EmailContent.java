package aicmo.cam.testing.resend.email;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One mail as it was asked for, after validation.
 *
 * @param to as given; likewise cc, bcc and replyTo
 * @param html empty where only text was given
 * @param text what was given, else what was made of the HTML
 * @param headers custom headers as given, also those that do not survive
 * @param scheduledAt absent: at once
 */
public record EmailContent(
        String from,
        List<String> to,
        List<String> cc,
        List<String> bcc,
        List<String> replyTo,
        String subject,
        String html,
        String text,
        Map<String, String> headers,
        Map<String, String> tags,
        Optional<String> template,
        Optional<Instant> scheduledAt) {

    /** {@return every address that the mail goes to, without names, in lower case} */
    public List<String> recipients() {
        return java.util.stream.Stream.of(to, cc, bcc)
                .flatMap(List::stream)
                .map(address -> Addresses.bare("to", address))
                .distinct()
                .toList();
    }

    /** SES writes a Message-ID of its own; all other headers arrive as they were given. */
    public Map<String, String> headersThatArrive() {
        Map<String, String> arriving = new java.util.LinkedHashMap<>(headers);
        arriving.keySet().removeIf("Message-ID"::equalsIgnoreCase);
        return arriving;
    }
}
