package aicmo.cam.sender.fate;

import aicmo.cam.events.EmailBounced;
import aicmo.cam.events.EmailFailed;
import aicmo.cam.events.EmailSent;
import aicmo.cam.events.Event;
import aicmo.cam.events.RecipientUnsubscribed;
import aicmo.cam.messaging.EventId;
import aicmo.cam.sender.mail.RenderedMail;
import java.time.Instant;

/** Tellings as the events that say so. */
final class FateEvents {
    private FateEvents() {}

    static Event of(Standing mail, Telling telling, RenderedMail rendered, Instant now) {
        return switch (telling) {
            case Telling.Sent sent -> sent(mail, rendered, now);
            case Telling.Bounced bounced ->
                new EmailBounced(
                        EventId.next(),
                        now,
                        mail.ref(),
                        whose(mail, bounced.address()),
                        bounced.kind(),
                        bounced.smtp().status(),
                        bounced.smtp().reply(),
                        bounced.why(),
                        bounced.via());
            case Telling.Complained complained ->
                new RecipientUnsubscribed(
                        EventId.next(),
                        now,
                        mail.ref(),
                        whose(mail, complained.address()),
                        RecipientUnsubscribed.Via.COMPLAINT);
            case Telling.Failed failed ->
                new EmailFailed(EventId.next(), now, mail.ref(), mail.recipient(), failed.reason(), failed.why());
        };
    }

    private static String whose(Standing mail, String address) {
        return address == null || address.equals(mail.recipientKey()) ? mail.recipient() : address;
    }

    private static EmailSent sent(Standing mail, RenderedMail rendered, Instant now) {
        return new EmailSent(
                EventId.next(),
                now,
                mail.ref(),
                mail.recipient(),
                rendered.from(),
                rendered.replyTo() == null ? rendered.from() : rendered.replyTo(),
                rendered.subject(),
                mail.messageIds(),
                mail.provider(),
                mail.providerMessageId(),
                false,
                rendered.copies());
    }
}
