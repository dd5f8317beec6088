package aicmo.cam.inbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import aicmo.cam.events.EmailQueued;
import aicmo.cam.events.EmailSent;
import aicmo.cam.events.Event;
import aicmo.cam.events.MailRef;
import aicmo.cam.events.Topic;
import aicmo.cam.local.backing.MailServer;
import aicmo.cam.messaging.EventId;
import aicmo.cam.messaging.EventJson;
import aicmo.cam.messaging.KafkaAccess;
import aicmo.cam.messaging.outbox.RelayProducer;
import aicmo.cam.testing.backing.BackingServices;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.time.Instant;
import java.util.List;
import java.util.Properties;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;

/** The world around the inbox: other services that publish, and mail that comes in. */
public final class Post {
    private Post() {}

    /** A mail to a lead, as the sender would tell of it; it is known under {@code <email id@acme.test>}. */
    public static EmailSent mailTo(String recipient) {
        MailRef ref = new MailRef(EventId.next(), EventId.next(), EventId.next(), EventId.next(), "main", 1);
        return mail(ref, recipient, "ana@acme.test");
    }

    public static EmailSent mail(MailRef ref, String recipient, String from) {
        return new EmailSent(
                EventId.next(),
                Instant.now(),
                ref,
                recipient,
                from,
                null,
                "A quieter season?",
                List.of("<" + ref.emailId() + "@acme.test>"),
                "smtp",
                null,
                false);
    }

    /** What the sender told of a mail before it went. */
    public static EmailQueued queued(EmailSent mail) {
        return new EmailQueued(
                EventId.next(),
                mail.occurredAt(),
                mail.email(),
                mail.recipient(),
                mail.subject(),
                "ab12",
                mail.from(),
                mail.messageIds(),
                mail.cc());
    }

    public static void publish(Event event) {
        try (Producer<byte[], byte[]> producer =
                RelayProducer.open(KafkaAccess.of(BackingServices.shared().kafka()))) {
            producer.send(new ProducerRecord<>(
                            Topic.of(event).topicName(), event.key().getBytes(UTF_8), EventJson.write(event)))
                    .get();
        } catch (Exception e) {
            throw new AssertionError("Kafka did not take " + event, e);
        }
    }

    /** Puts these very bytes into a mailbox. */
    public static void deliver(MailServer server, String mailbox, byte[] raw) {
        server.deliver(mailbox, message(raw));
    }

    /** A message in plain text with these header lines. */
    public static byte[] letter(String body, String... headerLines) {
        return (String.join("\r\n", headerLines)
                        + "\r\nMIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n"
                        + body)
                .getBytes(UTF_8);
    }

    private static MimeMessage message(byte[] raw) {
        try {
            return new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(raw));
        } catch (MessagingException e) {
            throw new AssertionError("no message", e);
        }
    }
}
