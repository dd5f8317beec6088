package aicmo.cam.sender.queue;

import aicmo.cam.events.EmailFailed;
import aicmo.cam.events.EmailQueued;
import aicmo.cam.messaging.EventId;
import aicmo.cam.messaging.Traced;
import aicmo.cam.messaging.outbox.Outbox;
import aicmo.cam.sender.SenderMetrics;
import aicmo.cam.sender.draft.Order;
import aicmo.cam.sender.mail.AttachmentTable;
import aicmo.cam.sender.mail.CopyTable;
import aicmo.cam.sender.mail.RenderedMail;
import jakarta.enterprise.event.Event;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Writes new mails down, queued or refused, and tells of each, in the current transaction. */
@Singleton
class NewMails {
    private final QueueTable queue;
    private final AttachmentTable files;
    private final CopyTable copies;
    private final Outbox outbox;
    private final Event<MailDue> due;
    private final SenderMetrics metrics;

    NewMails(
            QueueTable queue,
            AttachmentTable files,
            CopyTable copies,
            Outbox outbox,
            Event<MailDue> due,
            SenderMetrics metrics) {
        this.queue = queue;
        this.files = files;
        this.copies = copies;
        this.outbox = outbox;
        this.due = due;
        this.metrics = metrics;
    }

    /** Which were written: for the others something stands already. */
    Set<UUID> write(List<NewMail> mails, Instant now) {
        if (mails.isEmpty()) {
            return Set.of();
        }
        Set<UUID> written = queue.insert(mails);
        List<NewMail> news =
                mails.stream().filter(mail -> written.contains(mail.id())).toList();
        files.put(news.stream()
                .filter(mail -> mail.draft() != null && mail.draft().mail().hasFiles())
                .collect(Collectors.toMap(NewMail::id, mail -> mail.order().attachments())));
        copies.put(news.stream()
                .filter(mail -> !mail.order().cc().isEmpty())
                .collect(Collectors.toMap(NewMail::id, mail -> mail.order().cc())));
        outbox.publishTraced(news.stream()
                .map(mail -> new Traced<>(event(mail, now), mail.order().trace()))
                .toList());
        news.stream()
                .filter(mail -> mail.refusal() != null)
                .forEach(mail -> metrics.failed(mail.refusal().reason()));
        long queued = news.stream().filter(mail -> mail.draft() != null).count();
        if (queued > 0) {
            metrics.queued(queued);
            due.fire(new MailDue());
        }
        return written;
    }

    private static aicmo.cam.events.Event event(NewMail mail, Instant now) {
        Order order = mail.order();
        if (mail.refusal() != null) {
            return new EmailFailed(
                    EventId.next(),
                    now,
                    order.ref(mail.id()),
                    order.recipient(),
                    mail.refusal().reason(),
                    mail.refusal().detail());
        }
        RenderedMail rendered = mail.draft().mail();
        return new EmailQueued(
                EventId.next(),
                now,
                order.ref(mail.id()),
                order.recipient(),
                rendered.subject(),
                mail.draft().contentHash(),
                rendered.from(),
                List.of(rendered.messageId()),
                rendered.copies());
    }
}
