package aicmo.cam.inbox.content;

import aicmo.cam.events.ReplyIngested;
import aicmo.cam.inbox.mailbox.Fetched;
import aicmo.cam.inbox.message.Attached;
import aicmo.cam.inbox.message.Inbound;
import aicmo.cam.inbox.message.Incoming;
import aicmo.cam.mail.Attachment;
import aicmo.cam.mail.DeliveryReport;
import aicmo.cam.mail.FeedbackReport;
import aicmo.cam.mail.InternetMessage;
import aicmo.cam.mail.address.Address;
import aicmo.cam.messaging.EventId;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/** From the bytes of a message to what is kept of it. Never fails, whatever the bytes are. */
public final class InboundReader {
    /** As UTF-8. Together with the headers and the report it stays below what an event may have, even escaped as JSON. */
    private static final int TEXT = 64 * 1024;

    private static final int HTML = 256 * 1024;
    private static final int LINE = 1000;
    private static final int MOST_RECIPIENTS = 50;
    private static final int MOST_ATTACHMENTS = 100;
    private static final Duration CLOCKS_DIFFER = Duration.ofDays(1);

    private final Clock clock;

    public InboundReader(Clock clock) {
        this.clock = clock;
    }

    /** @param uidValidity what the UID belongs to */
    public Incoming read(String mailbox, String folder, long uidValidity, Fetched fetched) {
        InternetMessage message = InternetMessage.parse(fetched.raw());
        Instant receivedAt = receivedAt(fetched, message);
        Optional<Address> from = message.from().stream().findFirst().or(message::sender);
        Inbound inbound = new Inbound(
                EventId.next(),
                new Inbound.Place(mailbox, folder, uidValidity, fetched.uid()),
                Identity.of(fetched, message),
                fetched.size(),
                message.messageId().map(InboundReader::line).orElse(null),
                from.map(Address::address).map(InboundReader::line).orElse(""),
                from.map(Address::name)
                        .filter(name -> !name.isEmpty())
                        .map(InboundReader::line)
                        .orElse(null),
                Stream.concat(message.to().stream(), message.cc().stream())
                        .limit(MOST_RECIPIENTS)
                        .map(address -> line(address.address()))
                        .toList(),
                line(message.subject()),
                Characters.kept(message.text(), TEXT),
                message.html().map(html -> Characters.kept(html, HTML)).orElse(null),
                Stream.concat(message.attachments().stream(), fetched.leftOut().stream())
                        .limit(MOST_ATTACHMENTS)
                        .map(InboundReader::attached)
                        .toList(),
                SpeakingHeaders.of(message.headers()),
                message.deliveryReport().map(InboundReader::report).orElse(null),
                message.feedbackReport()
                        .map(FeedbackReport::feedbackType)
                        .map(InboundReader::line)
                        .orElse(null),
                !fetched.complete() || message.truncated() || isCut(message.text()),
                receivedAt,
                clock.instant(),
                ClueFinder.of(message, mailbox, receivedAt));
        return new Incoming(inbound, gzip(fetched.raw()));
    }

    private static ReplyIngested.DeliveryReport report(DeliveryReport report) {
        return new ReplyIngested.DeliveryReport(report.recipients().stream()
                .limit(MOST_RECIPIENTS)
                .map(recipient -> new ReplyIngested.DeliveryReport.Recipient(
                        recipient
                                .finalRecipient()
                                .or(recipient::originalRecipient)
                                .map(address -> Characters.kept(address, 320))
                                .orElse(null),
                        recipient
                                .action()
                                .map(action -> Characters.kept(action, 40))
                                .orElse(null),
                        recipient
                                .status()
                                .map(status -> Characters.kept(status, 40))
                                .orElse(null),
                        recipient.diagnosticCode().map(InboundReader::line).orElse(null)))
                .toList());
    }

    private static Attached attached(Attachment attachment) {
        return new Attached(
                attachment.name().map(InboundReader::line).orElse(null),
                line(attachment.type()),
                attachment.size(),
                line(attachment.disposition()),
                attachment.contentId().map(InboundReader::line).orElse(null));
    }

    private static boolean isCut(String text) {
        return !Characters.fits(text, TEXT);
    }

    private static String line(String text) {
        return Characters.kept(text, LINE);
    }

    /** A server that knows no time, or an impossible one, leaves the sender's word, and that may be impossible too. */
    private Instant receivedAt(Fetched fetched, InternetMessage message) {
        Instant now = clock.instant();
        return fetched.arrivedAt()
                .filter(instant -> isPossible(instant, now))
                .or(() -> message.date().filter(instant -> isPossible(instant, now)))
                .orElse(now);
    }

    private static boolean isPossible(Instant instant, Instant now) {
        return instant.isAfter(Instant.EPOCH) && instant.isBefore(now.plus(CLOCKS_DIFFER));
    }

    private static byte[] gzip(byte[] raw) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(raw.length / 2 + 64);
        try (QuickGzip gzip = new QuickGzip(bytes)) {
            gzip.write(raw);
        } catch (IOException e) {
            throw new UncheckedIOException("memory takes every byte", e);
        }
        return bytes.toByteArray();
    }

    /** Half the time of the usual compression for a tenth more bytes. */
    private static final class QuickGzip extends GZIPOutputStream {
        QuickGzip(OutputStream out) throws IOException {
            super(out, 4096);
            def.setLevel(Deflater.BEST_SPEED);
        }
    }
}
