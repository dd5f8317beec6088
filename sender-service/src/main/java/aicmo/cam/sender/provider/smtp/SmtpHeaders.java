package aicmo.cam.sender.provider.smtp;

import aicmo.cam.mail.MessageComposer;
import aicmo.cam.mail.address.Address;
import aicmo.cam.mail.coding.HeaderWriter;
import aicmo.cam.sender.mail.RenderedMail;
import io.vertx.core.MultiMap;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/** Every header as our own composer writes it, in place of the client's; those of the body's parts stay the client's. */
final class SmtpHeaders {
    private SmtpHeaders() {}

    /** @throws IllegalArgumentException where one can't be written; the message names it */
    static MultiMap of(RenderedMail mail, Address from, Instant date) {
        MultiMap headers = MultiMap.caseInsensitiveMultiMap();
        String head = head(mail, from, date);
        for (String field : head.split("\r\n(?![ \t])", -1)) {
            add(headers, field);
        }
        mail.headers().forEach((name, value) -> {
            if (!headers.contains(name) && !isOfTheBody(name)) {
                add(headers, finished(name, value));
            }
        });
        return headers;
    }

    private static String head(RenderedMail mail, Address from, Instant date) {
        MessageComposer composer = new MessageComposer()
                .from(from)
                .to(new Address(mail.toName() == null ? "" : mail.toName(), mail.to()))
                .subject(mail.subject())
                .date(date)
                .messageId(mail.messageId())
                .references(mail.references());
        if (mail.replyTo() != null) {
            composer.replyTo(Address.parse(mail.replyTo())
                    .orElseThrow(() -> new IllegalArgumentException("Reply-To is no address: " + mail.replyTo())));
        }
        if (!mail.copies().isEmpty()) {
            composer.cc(mail.copies().stream().map(Address::of).toList());
        }
        if (mail.inReplyTo() != null) {
            composer.inReplyTo(mail.inReplyTo());
        }
        String written = new String(composer.build(), StandardCharsets.UTF_8);
        return written.substring(0, written.indexOf("\r\n\r\n"));
    }

    /** Its words are not touched, only folded. */
    private static String finished(String name, String value) {
        if (!value.chars().allMatch(c -> c < 127)) {
            throw new IllegalArgumentException("header " + name + " is not ASCII: encode it before (RFC 2047)");
        }
        return HeaderWriter.words(name, List.of(value.strip().split(" ", -1)));
    }

    private static void add(MultiMap headers, String field) {
        int colon = field.indexOf(':');
        String name = field.substring(0, colon);
        if (!isOfTheBody(name)) {
            headers.add(name, field.substring(colon + 1).strip());
        }
    }

    private static boolean isOfTheBody(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return lower.startsWith("content-") || lower.equals("mime-version");
    }
}
