package aicmo.cam.sender.queue;

import aicmo.cam.mail.address.Address;
import aicmo.cam.sender.draft.Drafted.Draft;
import aicmo.cam.sender.draft.Drafted.Refusal;
import aicmo.cam.sender.draft.Order;
import aicmo.cam.sender.mail.MailStatus;
import aicmo.cam.sender.mail.TimelineEntry;
import java.time.Instant;
import java.util.UUID;

/**
 * A mail as it comes into outbound_email: one that may go, or one that was refused.
 *
 * @param draft null where it was refused
 * @param refusal null where it may go
 * @param due when it may go at the earliest
 * @param waitsFor why that is not at once; null where it is, or where somebody asked for that time
 */
record NewMail(
        UUID id,
        Order order,
        MailStatus status,
        Draft draft,
        Refusal refusal,
        Instant queuedAt,
        Instant due,
        String waitsFor) {

    static NewMail queued(UUID id, Order order, Draft draft, Instant now, Instant due, String waitsFor) {
        return new NewMail(id, order, MailStatus.QUEUED, draft, null, now, due, waitsFor);
    }

    static NewMail refused(UUID id, Order order, MailStatus status, Refusal refusal, Instant now) {
        return new NewMail(id, order, status, null, refusal, now, now, null);
    }

    Address recipient() {
        return Address.of(order.recipient());
    }

    /** Whose caps it counts against; null where the sender is no address. */
    Address sender() {
        return Address.parse(draft == null ? order.from() : draft.mail().from()).orElse(null);
    }

    String timeline() {
        return TimelineEntry.of(queuedAt, status, "sender", refusal == null ? null : refusal.detail())
                .json();
    }

    String subject() {
        return draft == null ? order.subject() : draft.mail().subject();
    }
}
