package aicmo.cam.sender.provider.resend;

import aicmo.cam.mail.address.Address;
import aicmo.cam.sender.mail.RenderedMail;
import aicmo.cam.sender.provider.Batch;
import aicmo.cam.sender.provider.resend.api.Json;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * A mail as Resend wants it (resend.com/docs/api-reference/emails/send-email). The same mail has the same bytes, always: Resend
 * answers a known key with other bytes with 409, so a change of what is written here meets the batches that are under way with one.
 */
final class ResendMail {
    /** What a display name may have without quotes (RFC 5322 section 3.2.3), and letters of all scripts. */
    private static final Pattern PLAIN_NAME = Pattern.compile("[\\p{L}\\p{M}\\p{N} !#$%&'*+/=?^_`{|}~-]*");

    private static final Pattern HEADER_NAME = Pattern.compile("[!-9;-~]+");

    private ResendMail() {}

    /**
     * The mail as JSON.
     *
     * @throws IllegalArgumentException where a header can't be written
     */
    static byte[] json(Batch.Item item) {
        RenderedMail mail = item.mail();
        ObjectNode json = Json.object();
        json.put("from", mailbox("from", mail.from()));
        json.putArray("to").add(mailbox(new Address(mail.toName() == null ? "" : mail.toName(), mail.to())));
        if (!mail.copies().isEmpty()) {
            ArrayNode copies = json.putArray("cc");
            mail.copies().forEach(copy -> copies.add(mailbox(Address.of(copy))));
        }
        if (mail.replyTo() != null) {
            json.put("reply_to", mailbox("reply_to", mail.replyTo()));
        }
        json.put("subject", line("subject", mail.subject()));
        json.put("text", mail.text());
        if (mail.html() != null) {
            json.put("html", mail.html());
        }
        ObjectNode headers = json.putObject("headers");
        headers(mail).forEach(headers::put);
        ArrayNode tags = json.putArray("tags");
        tag(tags, "campaign", item.campaignId());
        tag(tags, "lead", item.leadId());
        tag(tags, "email", item.emailId());
        if (!item.files().isEmpty()) {
            ArrayNode files = json.putArray("attachments");
            item.files().forEach(file -> files.addObject()
                    .put("filename", line("filename", file.filename()))
                    .put("content_type", line("content_type", file.contentType()))
                    .put("content", file.content()));
        }
        return Json.bytes(json);
    }

    /** In the order of their names. Resend gives the mail another Message-ID; replies name it by our own, the last of References. */
    static Map<String, String> headers(RenderedMail mail) {
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        headers.putAll(mail.headers());
        if (mail.inReplyTo() != null) {
            headers.put("In-Reply-To", mail.inReplyTo());
        }
        List<String> references = new ArrayList<>(mail.references());
        references.remove(mail.messageId());
        references.add(mail.messageId());
        headers.put("References", String.join(" ", references));
        headers.forEach((name, value) -> {
            if (!HEADER_NAME.matcher(name).matches()) {
                throw new IllegalArgumentException("a header's name has a character that none may have");
            }
            line(name, value);
        });
        return headers;
    }

    private static void tag(ArrayNode tags, String name, UUID value) {
        if (value != null) {
            tags.addObject().put("name", name).put("value", value.toString());
        }
    }

    private static String mailbox(String field, String value) {
        return mailbox(Address.parse(line(field, value))
                .orElseThrow(() -> new IllegalArgumentException(field + " is no address")));
    }

    private static String mailbox(Address mailbox) {
        String address = line("address", mailbox.localPart() + "@" + mailbox.asciiDomain());
        if (!Address.isValid(address)) {
            throw new IllegalArgumentException("an address can't be sent to or from");
        }
        String name = line("name", mailbox.name()).strip();
        if (name.isEmpty()) {
            return address;
        }
        // Resend finds the address by its angle brackets, quoted or not.
        String safe = name.replace('<', '(').replace('>', ')');
        String quoted = PLAIN_NAME.matcher(safe).matches()
                ? safe
                : '"' + safe.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
        return quoted + " <" + address + ">";
    }

    /** No field of a header goes beyond its line: that would be another header. */
    private static String line(String field, String value) {
        if (value.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException(field + " has a line break or another control character");
        }
        return value;
    }
}
