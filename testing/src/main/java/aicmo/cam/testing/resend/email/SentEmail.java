package aicmo.cam.testing.resend.email;

import aicmo.cam.testing.http.Json;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;

/**
 * A mail as Resend shows it.
 *
 * @param messageId the one that SES gave it, whatever Message-ID was asked for
 * @param lastEvent such as {@code queued}
 */
public record SentEmail(
        String id,
        String messageId,
        EmailContent content,
        Instant createdAt,
        Optional<Instant> scheduledAt,
        String lastEvent) {

    /** As the API prints it: with a space and {@code +00}, which is not ISO 8601. */
    private static final DateTimeFormatter CREATED =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSSSSS'+00'").withZone(ZoneOffset.UTC);

    public SentEmail last(String event) {
        return new SentEmail(id, messageId, content, createdAt, scheduledAt, event);
    }

    public SentEmail scheduled(Instant at) {
        return new SentEmail(id, messageId, content, createdAt, Optional.of(at), lastEvent);
    }

    public boolean isScheduled() {
        return lastEvent.equals("scheduled");
    }

    public ObjectNode json() {
        ObjectNode json = Json.object()
                .put("object", "email")
                .put("id", id)
                .put("message_id", messageId)
                .put("from", content.from())
                .put("created_at", CREATED.format(createdAt))
                .put("subject", content.subject())
                .put("html", orNull(content.html()))
                .put("text", orNull(content.text()))
                .put("last_event", lastEvent)
                .put("scheduled_at", scheduledAt.map(CREATED::format).orElse(null));
        addresses(json, "to", content.to());
        addresses(json, "cc", content.cc());
        addresses(json, "bcc", content.bcc());
        addresses(json, "reply_to", content.replyTo());
        ArrayNode tags = json.putArray("tags");
        content.tags()
                .forEach((name, value) ->
                        tags.add(Json.object().put("name", name).put("value", value)));
        return json;
    }

    private static void addresses(ObjectNode json, String field, List<String> addresses) {
        json.set(field, Json.strings(addresses));
    }

    private static String orNull(String text) {
        return text.isEmpty() ? null : text;
    }
}
