package aicmo.cam.testing.resend;

import aicmo.cam.testing.http.HttpAnswer;
import aicmo.cam.testing.http.HttpCall;
import aicmo.cam.testing.http.Json;
import aicmo.cam.testing.resend.email.EmailContent;
import aicmo.cam.testing.resend.email.EmailRules;
import aicmo.cam.testing.resend.limit.IdempotencyKeys;
import aicmo.cam.testing.resend.limit.Quota;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;

/** {@code POST /emails} and {@code POST /emails/batch}, with what goes wrong on command. */
final class Sending {

    private static final int LARGEST_BATCH = 100;

    private final Clock clock;
    private final EmailRules rules;
    private final Emails emails;
    private final Quota quota;
    private final IdempotencyKeys keys;
    private final Queue<Fault> faults = new ConcurrentLinkedQueue<>();

    Sending(Clock clock, EmailRules rules, Emails emails, Quota quota) {
        this.clock = clock;
        this.rules = rules;
        this.emails = emails;
        this.quota = quota;
        this.keys = new IdempotencyKeys(clock);
    }

    void next(Fault fault) {
        faults.add(fault);
    }

    int left() {
        return faults.size();
    }

    HttpAnswer one(HttpCall call) {
        return faulty(call, () -> {
            EmailContent content = rules.check(Page.json(call), false, clock.instant());
            quota.take(1);
            return Json.response(200, Json.object().put("id", accept(call, content, 0)));
        });
    }

    HttpAnswer batch(HttpCall call) {
        return faulty(call, () -> {
            JsonNode items = Page.json(call);
            boolean permissive = permissive(call);
            if (!items.isArray() || items.isEmpty() || items.size() > LARGEST_BATCH) {
                throw ResendError.VALIDATION_ERROR.because(
                        "The request body must be an array of 1 to " + LARGEST_BATCH + " emails.");
            }
            Map<Integer, EmailContent> valid = new TreeMap<>();
            ArrayNode errors = Json.array();
            for (int i = 0; i < items.size(); i++) {
                try {
                    valid.put(i, rules.check(items.get(i), true, clock.instant()));
                } catch (Refusal refusal) {
                    if (!permissive) {
                        throw refusal;
                    }
                    errors.add(Json.object().put("index", i).put("message", refusal.getMessage()));
                }
            }
            quota.take(valid.size());
            ArrayNode data = Json.array();
            valid.forEach((index, content) -> data.add(Json.object().put("id", accept(call, content, index))));
            ObjectNode answer = Json.object().set("data", data);
            if (!errors.isEmpty()) {
                answer.set("errors", errors);
            }
            return Json.response(200, answer);
        });
    }

    private HttpAnswer faulty(HttpCall call, Supplier<HttpAnswer.Response> work) {
        return switch (Optional.ofNullable(faults.poll()).orElse(Fault.NONE)) {
            case Fault.BeforeAccept fault -> fault.instead();
            case Fault.AfterAccept fault -> {
                keys.once(call, work);
                yield fault.instead();
            }
            case Fault.Delayed fault ->
                keys.once(call, () -> {
                    fault.pass();
                    return work.get();
                });
            case Fault.Nothing nothing -> keys.once(call, work);
        };
    }

    private String accept(HttpCall call, EmailContent content, int index) {
        return emails.accept(content, call.header("idempotency-key"), index);
    }

    private static boolean permissive(HttpCall call) {
        String mode = call.header("x-batch-validation").orElse("strict");
        return switch (mode) {
            case "strict" -> false;
            case "permissive" -> true;
            default ->
                throw ResendError.VALIDATION_ERROR.because(
                        "The `x-batch-validation` header must be strict or permissive, it is `" + mode + "`.");
        };
    }
}
