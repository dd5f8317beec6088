package aicmo.cam.testing.resend.webhook;

import aicmo.cam.testing.http.Json;
import aicmo.cam.testing.resend.email.EmailContent;
import aicmo.cam.testing.resend.email.SentEmail;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;

/** The body of a webhook about one recipient of one mail. */
public record WebhookPayload(SentEmail email, String recipient, Outcome outcome, Instant at) {

    private static final DateTimeFormatter MILLIS =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter MICROS =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSSSS'+00:00'").withZone(ZoneOffset.UTC);

    public ObjectNode json(EventType type) {
        ObjectNode data = common();
        switch (type) {
            case BOUNCED -> data.set("bounce", bounce());
            case FAILED -> data.set("failed", Json.object().put("reason", "reached_daily_quota"));
            case SUPPRESSED -> data.set("suppressed", suppressed());
            case CLICKED -> data.set("click", click());
            case SENT, SCHEDULED, DELIVERED, DELIVERY_DELAYED, COMPLAINED, OPENED -> {
                // nothing beyond what all of them tell
            }
        }
        return Json.object()
                .put("type", type.type())
                .put("created_at", MILLIS.format(at))
                .set("data", data);
    }

    private ObjectNode common() {
        EmailContent content = email.content();
        ObjectNode data = Json.object()
                .put("email_id", email.id())
                .put("message_id", email.messageId())
                .put("created_at", MICROS.format(email.createdAt()))
                .put("from", content.from());
        data.set("to", Json.strings(List.of(recipient)));
        data.put("subject", content.subject());
        content.template().ifPresent(template -> data.put("template_id", template));
        if (!content.tags().isEmpty()) {
            ObjectNode tags = data.putObject("tags");
            content.tags().forEach(tags::put);
        }
        if (!content.headersThatArrive().isEmpty()) {
            ArrayNode headers = data.putArray("headers");
            content.headersThatArrive()
                    .forEach((name, value) ->
                            headers.add(Json.object().put("name", name).put("value", value)));
        }
        return data;
    }

    private ObjectNode bounce() {
        boolean forNow = outcome == Outcome.BOUNCED_FOR_NOW;
        String code = forNow ? "smtp; 452 4.2.2 mailbox full" : "smtp; 550 5.1.1 user unknown";
        ObjectNode bounce = Json.object()
                .put("type", forNow ? "Transient" : "Permanent")
                .put("subType", forNow ? "MailboxFull" : "General")
                .put("message", "The recipient's email provider sent a bounce message: " + code);
        bounce.set("diagnosticCode", Json.strings(List.of(code)));
        return bounce;
    }

    private static ObjectNode suppressed() {
        ObjectNode suppressed = Json.object()
                .put("type", "OnAccountSuppressionList")
                .put("reason", "previous_bounce")
                .put("message", "The recipient's email address is on the suppression list of this account.");
        suppressed.set("diagnosticCode", Json.array());
        return suppressed;
    }

    private ObjectNode click() {
        return Json.object()
                .put("ipAddress", "203.0.113.7")
                .put("link", "https://example.com/")
                .put("timestamp", MILLIS.format(at))
                .put("userAgent", "Mozilla/5.0");
    }
}
