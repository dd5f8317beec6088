package aicmo.cam.mail;

import aicmo.cam.mail.address.Address;
import aicmo.cam.mail.coding.HeaderWriter;
import aicmo.cam.mail.coding.MailDate;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Composes a message (RFC 5322, 2045, 2046, 2047): lines of at most 998 octets, CRLF; ASCII bytes, but for addresses whose local part is
 * beyond ASCII, which stand there in UTF-8 (RFC 6532). The same calls give the same bytes. Every setter of a header throws
 * IllegalArgumentException, naming the header, where a value holds a line break or cannot be written.
 */
public final class MessageComposer {
    private static final String ADDRESS_SPECIALS = "<>()[],;:\\\" \t";
    private static final Set<String> OWN = Set.of(
            "from",
            "to",
            "cc",
            "reply-to",
            "subject",
            "date",
            "message-id",
            "in-reply-to",
            "references",
            "mime-version");

    private final Map<String, String> lines = new LinkedHashMap<>();
    private final List<String> extra = new ArrayList<>();
    private String domain = "";
    private String text;
    private String html;
    private ComposedPart body;

    /** Who writes; required. */
    public MessageComposer from(Address from) {
        domain = from.asciiDomain();
        return addresses("From", List.of(from));
    }

    /** Whom it is for. */
    public MessageComposer to(Address... to) {
        return to(List.of(to));
    }

    /** Whom it is for. */
    public MessageComposer to(List<Address> to) {
        return addresses("To", to);
    }

    /** Who gets a copy. */
    public MessageComposer cc(List<Address> cc) {
        return addresses("Cc", cc);
    }

    /** Where answers go. */
    public MessageComposer replyTo(Address replyTo) {
        return addresses("Reply-To", List.of(replyTo));
    }

    /** Any text in one line. */
    public MessageComposer subject(String subject) {
        lines.put("Subject", HeaderWriter.text("Subject", subject));
        return this;
    }

    /** When it was written, to the second; required. */
    public MessageComposer date(Instant date) {
        lines.put("Date", HeaderWriter.text("Date", MailDate.write(date)));
        return this;
    }

    /** Its id, with or without angle brackets; where none is given it follows from the content. */
    public MessageComposer messageId(String id) {
        return ids("Message-ID", List.of(id));
    }

    /** The id of the message that it answers. */
    public MessageComposer inReplyTo(String id) {
        return ids("In-Reply-To", List.of(id));
    }

    /** The ids of its thread, oldest first. */
    public MessageComposer references(List<String> ids) {
        return ids("References", ids);
    }

    /** A header that has no method of its own, such as List-Unsubscribe or Auto-Submitted; several of one name are kept. */
    public MessageComposer header(String name, String value) {
        HeaderWriter.check(name, value);
        String lower = name.toLowerCase(Locale.ROOT);
        if (OWN.contains(lower) || lower.startsWith("content-")) {
            throw new IllegalArgumentException("header " + name + " is written by the composer: use its own method");
        }
        extra.add(HeaderWriter.text(name, value));
        return this;
    }

    /** The text; with {@link #html} both are sent as alternatives. */
    public MessageComposer text(String text) {
        this.text = text;
        return this;
    }

    /** The HTML, a whole document or a fragment. */
    public MessageComposer html(String html) {
        this.html = html;
        return this;
    }

    MessageComposer body(ComposedPart part) {
        this.body = part;
        return this;
    }

    /**
     * The message.
     *
     * @throws IllegalStateException where From or Date is missing
     */
    public byte[] build() {
        require("From", "from(Address)");
        require("Date", "date(Instant)");
        ComposedPart content = content();
        List<String> header = new ArrayList<>(lines.values());
        if (!lines.containsKey("Message-ID")) {
            String digest = ComposedPart.digest(String.join("\n", header) + extra + content.written());
            header.add("Message-ID: <" + digest + "@" + (domain.isEmpty() ? "localhost" : domain) + ">");
        }
        header.addAll(extra);
        header.add("MIME-Version: 1.0");
        header.addAll(content.header());
        return new ComposedPart(header, content.body()).written().getBytes(StandardCharsets.UTF_8);
    }

    private ComposedPart content() {
        if (body != null) {
            return body;
        }
        ComposedPart plain = ComposedPart.text("text/plain", text == null ? "" : text);
        if (html == null) {
            return plain;
        }
        ComposedPart rich = ComposedPart.text("text/html", html);
        return text == null ? rich : ComposedPart.multipart("multipart/alternative", List.of(plain, rich));
    }

    private void require(String name, String method) {
        if (!lines.containsKey(name)) {
            throw new IllegalStateException("header " + name + " is missing: call " + method + " before build()");
        }
    }

    private MessageComposer addresses(String name, List<Address> addresses) {
        List<String> words = new ArrayList<>();
        for (int i = 0; i < addresses.size(); i++) {
            Address address = addresses.get(i);
            String comma = i + 1 < addresses.size() ? "," : "";
            String mailbox = mailbox(name, address);
            if (address.name().isBlank()) {
                words.add(mailbox + comma);
            } else {
                words.addAll(List.of(HeaderWriter.phrase(name, address.name()).split(" ", -1)));
                words.add("<" + mailbox + ">" + comma);
            }
        }
        return words(name, words);
    }

    private static String mailbox(String name, Address address) {
        String mailbox =
                address.domain().isEmpty() ? address.address() : address.localPart() + "@" + address.asciiDomain();
        HeaderWriter.check(name, mailbox);
        boolean writable = !mailbox.isEmpty()
                && mailbox.chars().allMatch(c -> c != 127 && ADDRESS_SPECIALS.indexOf(c) < 0)
                && mailbox.chars().filter(c -> c == '@').count() == 1
                && (mailbox.chars().allMatch(c -> c < 127) || Address.isValid(mailbox));
        if (!writable) {
            throw new IllegalArgumentException("header " + name + " holds no address that can be written: " + address);
        }
        return mailbox;
    }

    private MessageComposer ids(String name, List<String> ids) {
        List<String> words = new ArrayList<>();
        for (String id : ids) {
            HeaderWriter.check(name, id);
            words.add(MessageIds.normalise(id)
                    .filter(normal -> normal.chars().allMatch(c -> c < 127))
                    .orElseThrow(() -> new IllegalArgumentException("header " + name + " holds no message id: " + id)));
        }
        return words(name, words);
    }

    private MessageComposer words(String name, List<String> words) {
        if (words.isEmpty()) {
            lines.remove(name);
        } else {
            lines.put(name, HeaderWriter.words(name, words));
        }
        return this;
    }
}
