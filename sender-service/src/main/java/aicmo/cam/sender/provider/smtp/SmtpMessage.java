package aicmo.cam.sender.provider.smtp;

import aicmo.cam.mail.address.Address;
import aicmo.cam.sender.mail.AttachedFile;
import aicmo.cam.sender.mail.RenderedMail;
import aicmo.cam.sender.provider.Batch;
import aicmo.cam.sender.provider.smtp.utf8.Utf8Mail;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.mail.MailAttachment;
import io.vertx.ext.mail.MailMessage;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;

/**
 * A mail for the Vert.x mail client, which knows whether it was begun. The client asks for the headers when it encodes the mail,
 * and that is after it has a connection and before it speaks of the mail on it; so a mail whose headers were never asked for did
 * not go, and one that was abandoned before will not.
 */
final class SmtpMessage extends MailMessage implements Utf8Mail {
    private enum State {
        WAITING,
        BEGUN,
        ABANDONED
    }

    private final AtomicReference<State> state = new AtomicReference<>(State.WAITING);
    private volatile boolean named;

    private SmtpMessage() {}

    /**
     * @throws IllegalArgumentException where a header or an address can't be written
     */
    static SmtpMessage of(Batch.Item item, Instant date) {
        RenderedMail mail = item.mail();
        SmtpMessage message = new SmtpMessage();
        Address from = Address.parse(mail.from())
                .orElseThrow(() -> new IllegalArgumentException("its sender is no address: " + mail.from()));
        message.setFrom(envelope(from));
        message.setTo(envelope(Address.of(mail.to())));
        // an empty list would become an empty header
        if (!mail.copies().isEmpty()) {
            message.setCc(mail.copies().stream()
                    .map(copy -> envelope(Address.of(copy)))
                    .toList());
        }
        message.setText(lines(mail.text()));
        if (mail.html() != null) {
            message.setHtml(lines(mail.html()));
        }
        if (!item.files().isEmpty()) {
            message.setAttachment(
                    item.files().stream().map(SmtpMessage::attachment).toList());
        }
        message.setHeaders(SmtpHeaders.of(mail, from, date));
        return message;
    }

    /** Makes sure that it does not go; false where it is too late for that. */
    boolean abandon() {
        return state.compareAndSet(State.WAITING, State.ABANDONED) || state.get() == State.ABANDONED;
    }

    /** Whether only a server with SMTPUTF8 (RFC 6531) takes it: an address or a header has characters beyond ASCII. */
    boolean needsSmtpUtf8() {
        return Stream.concat(Stream.of(getFrom()), recipients().stream())
                        .anyMatch(address -> Address.of(address).needsSmtpUtf8())
                || super.getHeaders().entries().stream()
                        .anyMatch(header -> header.getValue().chars().anyMatch(c -> c > 126));
    }

    @Override
    public String sender() {
        return getFrom();
    }

    @Override
    public List<String> recipients() {
        return Stream.of(getTo(), getCc())
                .filter(Objects::nonNull)
                .flatMap(List::stream)
                .toList();
    }

    @Override
    public String written() {
        return SmtpSource.of(new MailMessage()
                .setText(getText())
                .setHtml(getHtml())
                .setAttachment(getAttachment())
                .setHeaders(super.getHeaders()));
    }

    @Override
    public void name() {
        named = true;
    }

    /** Whether the server heard of it, so that trouble from then on may be the mail's. The Vert.x client does not tell. */
    boolean isNamed() {
        return named;
    }

    @Override
    public void begin() {
        if (!state.compareAndSet(State.WAITING, State.BEGUN) && state.get() == State.ABANDONED) {
            throw new IllegalStateException("this mail was given up before a connection was had");
        }
    }

    @Override
    public MultiMap getHeaders() {
        if (state != null) {
            begin();
        }
        return super.getHeaders();
    }

    private static MailAttachment attachment(AttachedFile file) {
        return MailAttachment.create()
                .setName(file.filename())
                .setContentType(file.contentType())
                .setDisposition("attachment")
                .setData(Buffer.buffer(file.content()));
    }

    /** The client takes \n for the end of a line and writes \r\n; it would encode every \r as a character of the text. */
    private static String lines(String text) {
        return text.replace("\r\n", "\n").replace('\r', '\n');
    }

    private static String envelope(Address address) {
        return address.localPart() + "@" + address.asciiDomain();
    }
}
