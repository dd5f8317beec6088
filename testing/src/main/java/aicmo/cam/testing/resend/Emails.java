package aicmo.cam.testing.resend;

import aicmo.cam.testing.http.HttpAnswer;
import aicmo.cam.testing.http.HttpCall;
import aicmo.cam.testing.http.Json;
import aicmo.cam.testing.resend.email.Accepted;
import aicmo.cam.testing.resend.email.AcceptedEmail;
import aicmo.cam.testing.resend.email.EmailContent;
import aicmo.cam.testing.resend.email.ScheduleRules;
import aicmo.cam.testing.resend.email.SentEmail;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** {@code /emails}: all mails that were accepted. */
final class Emails {

    private final Clock clock;
    private final List<AcceptedEmail> accepted = new ArrayList<>();
    private final Map<String, SentEmail> byId = new LinkedHashMap<>();
    private Duration unseen = Duration.ZERO;

    Emails(Clock clock) {
        this.clock = clock;
    }

    /** {@return its id} */
    synchronized String accept(EmailContent content, Optional<String> key, int index) {
        String id = UUID.randomUUID().toString();
        Instant now = clock.instant();
        String state = content.scheduledAt().isPresent() ? "scheduled" : "queued";
        String messageId = "<0100%s-000000@email.amazonses.com>".formatted(id.replace("-", ""));
        accepted.add(new AcceptedEmail(id, key, index, content, now));
        byId.put(id, new SentEmail(id, messageId, content, now, content.scheduledAt(), state));
        return id;
    }

    synchronized Accepted accepted() {
        return new Accepted(accepted);
    }

    /** A mail younger than this is not found by its id. */
    synchronized void unseenFor(Duration age) {
        unseen = age;
    }

    /** {@return the mails that go out now: queued ones, and scheduled ones whose time has come} */
    synchronized List<SentEmail> goingOut() {
        Instant now = clock.instant();
        return byId.values().stream()
                .filter(email -> email.lastEvent().equals("queued")
                        || (email.isScheduled()
                                && !email.scheduledAt().orElseThrow().isAfter(now)))
                .toList();
    }

    synchronized void happened(String id, String event) {
        byId.computeIfPresent(id, (same, email) -> email.last(event));
    }

    synchronized SentEmail required(String id) {
        return Optional.ofNullable(byId.get(id)).orElseThrow(() -> ResendError.NOT_FOUND.because("Email not found"));
    }

    synchronized HttpAnswer.Response list(HttpCall call) {
        List<SentEmail> newestFirst = List.copyOf(byId.values()).reversed();
        return Page.of(call, newestFirst, SentEmail::id, SentEmail::json);
    }

    synchronized HttpAnswer.Response get(String id) {
        SentEmail email = visible(id);
        if (email.createdAt().plus(unseen).isAfter(clock.instant())) {
            throw ResendError.NOT_FOUND.because("Email not found");
        }
        return Json.response(200, email.json());
    }

    synchronized HttpAnswer.Response reschedule(String id, HttpCall call) {
        SentEmail email = stillScheduled(id);
        Instant at = ScheduleRules.check(Page.body(call).requiredText("scheduled_at"), clock.instant());
        byId.put(id, email.scheduled(at));
        return Json.response(200, Json.object().put("object", "email").put("id", id));
    }

    synchronized HttpAnswer.Response cancel(String id) {
        byId.put(id, stillScheduled(id).last("canceled"));
        return Json.response(200, Json.object().put("object", "email").put("id", id));
    }

    private SentEmail stillScheduled(String id) {
        SentEmail email = visible(id);
        if (!email.isScheduled()) {
            throw ResendError.VALIDATION_ERROR.because(
                    "Only scheduled emails can be changed or canceled; this one is " + email.lastEvent() + ".");
        }
        return email;
    }

    private SentEmail visible(String id) {
        try {
            return required(UUID.fromString(id).toString());
        } catch (IllegalArgumentException e) {
            throw ResendError.INVALID_PARAMETER.because("The `id` must be a valid UUID.");
        }
    }
}
