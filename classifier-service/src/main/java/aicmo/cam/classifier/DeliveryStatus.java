package aicmo.cam.classifier;

import aicmo.cam.mail.coding.LetterCase;
import java.util.Objects;

/**
 * What a delivery report says of one recipient (RFC 3464, 2.3). A field that the report lacks is empty; null is taken as that.
 *
 * @param recipient the address without its type, for example {@code anna@example.com}
 * @param action failed, delayed, delivered, relayed or expanded, in lower case
 * @param status the enhanced status code (RFC 3463), for example {@code 5.1.1}
 * @param diagnostic the remote server's words without their type; only the first 4,000 characters are read
 */
public record DeliveryStatus(String recipient, String action, String status, String diagnostic) {

    private static final int LONGEST_DIAGNOSTIC = 4_000;

    public DeliveryStatus {
        recipient = Objects.requireNonNullElse(recipient, "");
        action = LetterCase.lower(Objects.requireNonNullElse(action, ""));
        status = Objects.requireNonNullElse(status, "");
        String said = Objects.requireNonNullElse(diagnostic, "");
        diagnostic = said.length() > LONGEST_DIAGNOSTIC ? said.substring(0, LONGEST_DIAGNOSTIC) : said;
    }
}
