package aicmo.cam.sender.mail;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A mail as it will be handed over, whenever and however often: nothing of it is rendered again.
 *
 * @param from {@code Name <address>} or an address
 * @param to the recipient's address
 * @param toName the name beside it; null where unknown
 * @param replyTo where answers go; null for {@code from}
 * @param html null for a mail in plain text
 * @param messageId ours, with angle brackets
 * @param inReplyTo the mail before it in the thread; null for the first
 * @param references the thread, oldest first
 * @param attachments its files, without what is in them ({@link AttachmentTable} has that); null for none
 * @param cc who gets copies; null for nobody
 * @param headers further headers, such as List-Unsubscribe, each with its finished value (RFC 5322, ASCII, one line)
 */
public record RenderedMail(
        String from,
        String to,
        String toName,
        String replyTo,
        String subject,
        String text,
        String html,
        String messageId,
        String inReplyTo,
        List<String> references,
        Map<String, String> headers,
        List<AttachedFile.Named> attachments,
        List<String> cc) {
    private static final ObjectMapper CANONICAL = JsonMapper.builder()
            .enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .serializationInclusion(JsonInclude.Include.NON_NULL)
            .build();

    public RenderedMail {
        references = references == null ? List.of() : List.copyOf(references);
        // null, and not an empty list: the stored bytes of a mail without files or copies are what they always were
        attachments = attachments == null || attachments.isEmpty() ? null : List.copyOf(attachments);
        cc = cc == null || cc.isEmpty() ? null : List.copyOf(cc);
        headers = headers == null ? Map.of() : Collections.unmodifiableMap(new TreeMap<>(headers));
    }

    /** A mail without files and copies. */
    public RenderedMail(
            String from,
            String to,
            String toName,
            String replyTo,
            String subject,
            String text,
            String html,
            String messageId,
            String inReplyTo,
            List<String> references,
            Map<String, String> headers) {
        this(from, to, toName, replyTo, subject, text, html, messageId, inReplyTo, references, headers, null, null);
    }

    /** Whether files go with it. */
    public boolean hasFiles() {
        return attachments != null;
    }

    /** Who gets copies; empty for nobody. */
    public List<String> copies() {
        return cc == null ? List.of() : cc;
    }

    /** The bytes to store: UTF-8 JSON, members in the order of their names. */
    public byte[] bytes() {
        try {
            return CANONICAL.writeValueAsBytes(this);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a rendered mail can't be written as JSON", e);
        }
    }

    /** The mail that was stored as these bytes. */
    public static RenderedMail of(byte[] bytes) {
        try {
            return CANONICAL.readValue(bytes, RenderedMail.class);
        } catch (IOException e) {
            throw new IllegalStateException("the stored bytes are no rendered mail", e);
        }
    }
}
