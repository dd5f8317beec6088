package aicmo.cam.testing.resend.webhook;

import aicmo.cam.testing.http.Json;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Set;

/** Where webhooks go, which ones, and the secret they are signed with. */
record WebhookEndpoint(
        String id, URI url, Set<String> events, boolean enabled, Instant createdAt, WebhookSignature signature) {

    private static final DateTimeFormatter CREATED =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSS'+00'").withZone(ZoneOffset.UTC);

    WebhookEndpoint at(URI other) {
        return new WebhookEndpoint(id, other, events, enabled, createdAt, signature);
    }

    WebhookEndpoint about(Set<String> others) {
        return new WebhookEndpoint(id, url, others, enabled, createdAt, signature);
    }

    WebhookEndpoint enabled(boolean on) {
        return new WebhookEndpoint(id, url, events, on, createdAt, signature);
    }

    boolean wants(EventType type) {
        return enabled && events.contains(type.type());
    }

    ObjectNode listed() {
        ObjectNode json = Json.object().put("id", id).put("endpoint", url.toString());
        json.set("events", Json.strings(events));
        return json.put("status", enabled ? "enabled" : "disabled").put("created_at", CREATED.format(createdAt));
    }

    ObjectNode shown() {
        ObjectNode json = Json.object().put("object", "webhook");
        json.setAll(listed());
        return json.put("signing_secret", signature.secret());
    }
}
