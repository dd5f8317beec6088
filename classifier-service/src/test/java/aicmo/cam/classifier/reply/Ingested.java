package aicmo.cam.classifier.reply;

import aicmo.cam.events.MailRef;
import aicmo.cam.events.ReplyIngested;
import aicmo.cam.messaging.EventId;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/** An answer to one of our mails, as inbox tells it. */
final class Ingested {
    private Ingested() {}

    static ReplyIngested answer(
            UUID inbound, MailRef mail, Instant received, String text, ReplyIngested.DeliveryReport report) {
        return new ReplyIngested(
                EventId.next(),
                received,
                inbound,
                "anna@ours.example",
                new ReplyIngested.Threading(mail, "lena@acme.example", ReplyIngested.MatchedBy.IN_REPLY_TO),
                "<1@acme.example>",
                "lena@acme.example",
                "Lena Holt",
                "Re: An idea for Acme",
                text,
                Map.of(),
                report,
                null,
                received,
                "anna@ours.example/INBOX/1/1",
                false);
    }
}
