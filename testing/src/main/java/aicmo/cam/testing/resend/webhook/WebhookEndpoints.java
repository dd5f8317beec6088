package aicmo.cam.testing.resend.webhook;

import aicmo.cam.testing.http.HttpAnswer;
import aicmo.cam.testing.http.HttpCall;
import aicmo.cam.testing.http.Json;
import aicmo.cam.testing.resend.Page;
import aicmo.cam.testing.resend.Refusal;
import aicmo.cam.testing.resend.ResendError;
import aicmo.cam.testing.resend.email.Fields;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.time.Clock;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;

/** {@code /webhooks}: create, list, get, patch, delete. */
public final class WebhookEndpoints {

    private final Clock clock;
    private final AtomicLong numbers = new AtomicLong();
    private final Map<Long, WebhookEndpoint> endpoints = new ConcurrentSkipListMap<>();

    public WebhookEndpoints(Clock clock) {
        this.clock = clock;
    }

    public HttpAnswer.Response create(HttpCall call) {
        Fields fields = Page.body(call);
        WebhookEndpoint endpoint = new WebhookEndpoint(
                UUID.randomUUID().toString(),
                url(fields.requiredText("endpoint")),
                events(fields),
                true,
                clock.instant(),
                WebhookSignature.random());
        endpoints.put(numbers.incrementAndGet(), endpoint);
        ObjectNode json = Json.object().put("object", "webhook").put("id", endpoint.id());
        return Json.response(
                201, json.put("signing_secret", endpoint.signature().secret()));
    }

    public HttpAnswer.Response list(HttpCall call) {
        List<WebhookEndpoint> newestFirst = List.copyOf(endpoints.values()).reversed();
        return Page.of(call, newestFirst, WebhookEndpoint::id, WebhookEndpoint::listed);
    }

    public HttpAnswer.Response get(String id) {
        return Json.response(200, required(id).shown());
    }

    public HttpAnswer.Response patch(String id, HttpCall call) {
        Fields fields = Page.body(call);
        WebhookEndpoint changed = required(id);
        if (fields.has("endpoint")) {
            changed = changed.at(url(fields.requiredText("endpoint")));
        }
        if (fields.has("events")) {
            changed = changed.about(events(fields));
        }
        changed = fields.text("status")
                .map(status -> enabled(status))
                .map(changed::enabled)
                .orElse(changed);
        replace(changed);
        return Json.response(200, Json.object().put("object", "webhook").put("id", id));
    }

    public HttpAnswer.Response delete(String id) {
        required(id);
        endpoints.values().removeIf(endpoint -> endpoint.id().equals(id));
        return Json.response(
                200, Json.object().put("object", "webhook").put("id", id).put("deleted", true));
    }

    List<WebhookEndpoint> wanting(EventType type) {
        return endpoints.values().stream()
                .filter(endpoint -> endpoint.wants(type))
                .toList();
    }

    Optional<WebhookEndpoint> find(String id) {
        return endpoints.values().stream()
                .filter(endpoint -> endpoint.id().equals(id))
                .findFirst();
    }

    void disable(String id) {
        find(id).map(endpoint -> endpoint.enabled(false)).ifPresent(this::replace);
    }

    private void replace(WebhookEndpoint changed) {
        endpoints.replaceAll((number, endpoint) -> endpoint.id().equals(changed.id()) ? changed : endpoint);
    }

    private WebhookEndpoint required(String id) {
        return find(id).orElseThrow(() -> ResendError.NOT_FOUND.because("Webhook not found"));
    }

    private static boolean enabled(String status) {
        return switch (status) {
            case "enabled" -> true;
            case "disabled" -> false;
            default -> throw ResendError.VALIDATION_ERROR.because("The `status` field must be enabled or disabled.");
        };
    }

    private static URI url(String text) {
        Refusal refusal = ResendError.VALIDATION_ERROR.because("The `endpoint` field must be a valid URL.");
        try {
            URI url = URI.create(text);
            if (url.getHost() == null || !Set.of("http", "https").contains(String.valueOf(url.getScheme()))) {
                throw refusal;
            }
            return url;
        } catch (IllegalArgumentException e) {
            throw refusal;
        }
    }

    private static Set<String> events(Fields fields) {
        Set<String> events = new LinkedHashSet<>(fields.texts("events"));
        if (events.isEmpty()) {
            throw Fields.missing("events");
        }
        Set<String> unknown =
                events.stream().filter(event -> !EventType.exists(event)).collect(Collectors.toSet());
        if (!unknown.isEmpty()) {
            throw ResendError.VALIDATION_ERROR.because("The `events` field names unknown types: " + unknown);
        }
        return events;
    }
}
