package aicmo.cam.sender.recovery;

import aicmo.cam.events.EmailSent;
import aicmo.cam.mail.address.Address;
import aicmo.cam.sender.draft.Order;
import aicmo.cam.sender.mail.MailStatus;
import aicmo.cam.sender.mail.RenderedMail;
import aicmo.cam.sender.mail.TimelineEntry;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A mail that the database lacks.
 *
 * @param sent what was told of it
 * @param order what of its order may be kept
 */
record RecoveredMail(EmailSent sent, Order order) {
    private static final String WHY = "learnt from Kafka after a restore; what it said is not known any more";

    Address recipient() {
        return Address.of(order.recipient());
    }

    Optional<Address> sender() {
        return Address.parse(sent.from());
    }

    /** Ours follows from the mail's id. */
    String messageId() {
        return "<" + sent.email().emailId() + "@"
                + sender().map(Address::asciiDomain).orElse("unknown.invalid") + ">";
    }

    /** No content is the same as that of a mail of which the content is not known. */
    String contentHash() {
        return contentHash(sent);
    }

    static String contentHash(EmailSent sent) {
        return "recovered:" + sent.email().emailId();
    }

    byte[] rendered() {
        String subject = order.subject() == null ? "" : order.subject();
        return new RenderedMail(
                        sent.from(),
                        order.recipient(),
                        null,
                        null,
                        subject,
                        "",
                        null,
                        messageId(),
                        null,
                        List.of(),
                        Map.of(),
                        null,
                        order.cc())
                .bytes();
    }

    String timeline(Instant now) {
        return TimelineEntry.json(
                List.of(TimelineEntry.of(sent.occurredAt(), MailStatus.SENT, sent.provider(), null), entry(now)));
    }

    /** That it was learnt, as the last word of a timeline. */
    static TimelineEntry entry(Instant now) {
        return new TimelineEntry(now, "RECOVERED", "sender", WHY, null);
    }
}
