package aicmo.cam.sender.outbound;

import aicmo.cam.sender.draft.Order;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.Map;

/**
 * One mail outside campaigns.
 *
 * @param from {@code Name <address>} or an address; AICMO_CAM_EMAIL_FROM or AICMO_RESEND_FROM_EMAIL where absent
 * @param to the recipient's address
 * @param toName the name beside it
 * @param replyTo where answers go; without it to {@code from}
 * @param html without it the mail is plain text
 * @param variables makes subject, text and html Liquid templates over these; without it they are taken as they are
 * @param sendAt when it goes at the earliest, within 30 days; at once where absent
 */
record DirectMail(
        @Size(max = 500) String from,
        @NotBlank @Size(max = 254) String to,
        @Size(max = 200) String toName,
        @Size(max = 500) String replyTo,
        @NotBlank @Size(max = 998) String subject,
        @NotBlank @Size(max = 1_000_000) String text,
        @Size(max = 1_000_000) String html,
        @Size(max = 200) Map<String, String> variables,
        Instant sendAt) {

    Order order(String sender, Instant now) {
        return new Order(
                null, null, null, null, null, null, null, false, to, toName, sender, replyTo, subject, text, html,
                variables, null, sendAt, now, Map.of());
    }
}
