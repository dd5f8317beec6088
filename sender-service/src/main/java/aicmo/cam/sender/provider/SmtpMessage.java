package aicmo.cam.sender.provider;

import aicmo.cam.mail.Address;
import aicmo.cam.mail.MessageComposer;
import aicmo.cam.sender.mail.RenderedMail;
import io.vertx.core.MultiMap;
import io.vertx.ext.mail.MailMessage;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Locale;
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
     * @throws IllegalArgumentException where a header can't be written
     */
    static SmtpMessage of(RenderedMail mail, Instant date) {
        SmtpMessage message = new SmtpMessage();
        Address from = Address.parse(mail.from()).orElseThrow();
        message.setFrom(envelope(from));
        message.setTo(envelope(Address.of(mail.to())));
        message.setText(mail.text());
        if (mail.html() != null) {
            message.setHtml(mail.html());
        }
        message.setHeaders(headers(mail, from, date));
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

    private static String envelope(Address address) {
        return address.localPart() + "@" + address.asciiDomain();
    }

    /** Every header as our own composer writes it, in place of the client's; the parts of the body stay the client's. */
    private static MultiMap headers(RenderedMail mail, Address from, Instant date) {
        MessageComposer composer = new MessageComposer()
                .from(from)
                .to(new Address(mail.toName() == null ? "" : mail.toName(), mail.to()))
                .subject(mail.subject())
                .date(date)
                .messageId(mail.messageId())
                .references(mail.references());
        if (mail.replyTo() != null) {
            composer.replyTo(Address.parse(mail.replyTo()).orElseThrow());
        }
        if (mail.inReplyTo() != null) {
            composer.inReplyTo(mail.inReplyTo());
        }
        MultiMap headers = MultiMap.caseInsensitiveMultiMap();
        String written = new String(composer.build(), StandardCharsets.US_ASCII);
        String head = written.substring(0, written.indexOf("\r\n\r\n"));
        for (String field : head.split("\r\n(?![ \t])", -1)) {
            String name = field.substring(0, field.indexOf(':'));
            String lower = name.toLowerCase(Locale.ROOT);
            if (!lower.startsWith("content-") && !lower.equals("mime-version")) {
                headers.add(name, field.substring(name.length() + 1).strip());
            }
        }
        return headers;
    }
}
