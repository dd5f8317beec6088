package aicmo.cam.sender.provider.resend;

import aicmo.cam.sender.mail.AttachedFile;
import aicmo.cam.sender.mail.RenderedMail;
import aicmo.cam.sender.provider.Batch;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;

/** Mails to send. */
final class Mails {
    private Mails() {}

    static RenderedMail to(String recipient) {
        return new RenderedMail(
                "Anna Weber <anna@acme.test>",
                recipient,
                "Jörg Ö",
                "reply+t@acme.test",
                "Grüße " + recipient + " 👋",
                "How are you?",
                null,
                "<" + recipient + ">",
                "<first@acme.test>",
                List.of("<first@acme.test>"),
                Map.of("List-Unsubscribe", "<https://acme.test/u/1>"));
    }

    static RenderedMail with(RenderedMail mail, String subject) {
        return new RenderedMail(
                mail.from(),
                mail.to(),
                mail.toName(),
                mail.replyTo(),
                subject,
                mail.text(),
                mail.html(),
                mail.messageId(),
                mail.inReplyTo(),
                mail.references(),
                mail.headers());
    }

    static Batch.Item item(RenderedMail mail) {
        UUID id = UUID.nameUUIDFromBytes(mail.messageId().getBytes(StandardCharsets.UTF_8));
        return new Batch.Item(id, new UUID(1, 1), new UUID(2, id.getLeastSignificantBits()), mail);
    }

    static Batch.Item withFile(Batch.Item item, AttachedFile file) {
        RenderedMail mail = item.mail();
        RenderedMail whole = new RenderedMail(
                mail.from(),
                mail.to(),
                mail.toName(),
                mail.replyTo(),
                mail.subject(),
                mail.text(),
                mail.html(),
                mail.messageId(),
                mail.inReplyTo(),
                mail.references(),
                mail.headers(),
                List.of(file.named()),
                null);
        return new Batch.Item(item.emailId(), item.campaignId(), item.leadId(), whole, List.of(file));
    }

    /** A batch of mails to {@code <name>-0@lead.test} and so on, under the key {@code name}. */
    static Batch batch(String name, int size) {
        return new Batch(
                name,
                IntStream.range(0, size)
                        .mapToObj(i -> item(to(name + "-" + i + "@lead.test")))
                        .toList());
    }
}
