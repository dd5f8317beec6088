package aicmo.cam.decision.counting;

import aicmo.cam.decision.metrics.Part;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.UUID;

/**
 * The place at which a mail is counted.
 *
 * @param day the day, in UTC, on which it was sent; null where it was not
 */
record Cell(UUID campaignId, Part part, LocalDate day) {

    static Cell of(Mail mail) {
        return new Cell(
                mail.campaignId(),
                mail.part().of(mail.campaignId()),
                mail.sentAt() == null
                        ? null
                        : mail.sentAt().atZone(ZoneOffset.UTC).toLocalDate());
    }
}
