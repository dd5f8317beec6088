package aicmo.cam.local.market.letter;

import aicmo.cam.mail.InternetMessage;
import aicmo.cam.mail.address.Address;
import java.time.Instant;

/**
 * A mail that somebody got.
 *
 * @param step its number in its sequence
 * @param at when it came
 */
public record Original(byte[] bytes, InternetMessage message, int step, Instant at) {

    /** Who wants the answers. */
    Address answersTo() {
        return message.replyTo().isEmpty()
                ? message.from().getFirst()
                : message.replyTo().getFirst();
    }

    Address from() {
        return message.from().getFirst();
    }
}
