package aicmo.cam.sender.provider.smtp;

import aicmo.cam.mail.address.Address;
import aicmo.cam.sender.mail.AttachedFile;
import aicmo.cam.sender.mail.RenderedMail;
import aicmo.cam.sender.provider.Batch;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.mail.MailAttachment;
import io.vertx.ext.mail.MailMessage;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;

/**
 * A mail for the Vert.x mail client, which knows whether it was begun. The client asks for the headers when it encodes the mail,
 * and that is after it has a connection and before it speaks of the mail on it; so a mail whose headers were never asked for did
 * not go, and one that was abandoned before will not.
 */
final class SmtpMessage extends MailMessage {
    private enum State {
        WAITING,
        BEGUN,
        ABANDONED
    }

    private final AtomicReference<State> state = new AtomicReference<>(State.WAITING);

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

    @Override
    public MultiMap getHeaders() {
        if (state != null && !state.compareAndSet(State.WAITING, State.BEGUN) && state.get() == State.ABANDONED) {
            throw new IllegalStateException("this mail was given up before a connection was had");
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
