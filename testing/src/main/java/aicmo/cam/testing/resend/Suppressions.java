package aicmo.cam.testing.resend;

import aicmo.cam.testing.http.HttpAnswer;
import aicmo.cam.testing.http.HttpCall;
import aicmo.cam.testing.http.Json;
import aicmo.cam.testing.resend.email.Addresses;
import aicmo.cam.testing.resend.email.Fields;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** {@code /suppressions}: the team's list of addresses that get no mail. */
final class Suppressions {

    private static final int LARGEST_BATCH = 100;
    private static final Set<String> ORIGINS = Set.of("bounce", "complaint", "manual");
    private static final DateTimeFormatter CREATED =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSS'+00'").withZone(ZoneOffset.UTC);

    private record Suppression(String id, String email, String origin, Optional<String> source, Instant createdAt) {

        ObjectNode listed() {
            return Json.object()
                    .put("id", id)
                    .put("email", email)
                    .put("origin", origin)
                    .put("source_id", source.orElse(null))
                    .put("created_at", CREATED.format(createdAt));
        }

        ObjectNode named() {
            return Json.object().put("object", "suppression").put("id", id);
        }

        boolean is(String idOrEmail) {
            return id.equals(idOrEmail) || email.equalsIgnoreCase(idOrEmail);
        }
    }

    private final Clock clock;
    private final List<Suppression> oldestFirst = new ArrayList<>();

    Suppressions(Clock clock) {
        this.clock = clock;
    }

    synchronized boolean covers(String bareAddress) {
        return find(bareAddress).isPresent();
    }

    /** @param source id of the mail that bounced or was complained about */
    synchronized void add(String bareAddress, String origin, Optional<String> source) {
        ensure(bareAddress, origin, source);
    }

    synchronized HttpAnswer.Response add(HttpCall call) {
        String email = Addresses.bare("email", Page.body(call).requiredText("email"));
        return Json.response(201, ensure(email, "manual", Optional.empty()).named());
    }

    synchronized HttpAnswer.Response list(HttpCall call) {
        Optional<String> origin = call.parameter("origin");
        if (origin.isPresent() && !ORIGINS.contains(origin.get())) {
            throw ResendError.VALIDATION_ERROR.because("The `origin` parameter must be bounce, complaint or manual.");
        }
        List<Suppression> newestFirst = oldestFirst.reversed().stream()
                .filter(one -> origin.isEmpty() || origin.get().equals(one.origin()))
                .toList();
        return Page.of(call, newestFirst, Suppression::id, Suppression::listed);
    }

    synchronized HttpAnswer.Response get(String idOrEmail) {
        ObjectNode json = Json.object().put("object", "suppression");
        json.setAll(required(idOrEmail).listed());
        return Json.response(200, json);
    }

    synchronized HttpAnswer.Response delete(String idOrEmail) {
        Suppression removed = required(idOrEmail);
        oldestFirst.remove(removed);
        return Json.response(200, removed.named().put("deleted", true));
    }

    synchronized HttpAnswer.Response addBatch(HttpCall call) {
        List<String> emails = batch(Page.body(call), "emails").stream()
                .map(email -> Addresses.bare("emails", email))
                .toList();
        ArrayNode data = Json.array();
        emails.forEach(
                email -> data.add(ensure(email, "manual", Optional.empty()).named()));
        return Json.response(201, Json.object().set("data", data));
    }

    synchronized HttpAnswer.Response removeBatch(HttpCall call) {
        Fields fields = Page.body(call);
        if (fields.has("emails") == fields.has("ids")) {
            throw ResendError.VALIDATION_ERROR.because("Provide either `emails` or `ids`, but not both.");
        }
        ArrayNode data = Json.array();
        batch(fields, fields.has("emails") ? "emails" : "ids")
                .forEach(name -> find(name).ifPresent(one -> {
                    oldestFirst.remove(one);
                    data.add(one.named().put("deleted", true));
                }));
        return Json.response(200, Json.object().set("data", data));
    }

    private static List<String> batch(Fields fields, String name) {
        List<String> values = fields.texts(name);
        if (values.isEmpty()) {
            throw Fields.missing(name);
        }
        if (values.size() > LARGEST_BATCH) {
            throw ResendError.VALIDATION_ERROR.because(
                    "The `" + name + "` field must have at most 100 items, it has " + values.size() + ".");
        }
        return values;
    }

    private Suppression ensure(String email, String origin, Optional<String> source) {
        return find(email).orElseGet(() -> {
            Suppression made = new Suppression(UUID.randomUUID().toString(), email, origin, source, clock.instant());
            oldestFirst.add(made);
            return made;
        });
    }

    private Optional<Suppression> find(String idOrEmail) {
        return oldestFirst.stream().filter(one -> one.is(idOrEmail)).findFirst();
    }

    private Suppression required(String idOrEmail) {
        return find(idOrEmail).orElseThrow(() -> ResendError.NOT_FOUND.because("Suppression not found"));
    }
}
