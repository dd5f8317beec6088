package aicmo.cam.sender;

import aicmo.cam.events.EmailRequested;
import aicmo.cam.messaging.EventId;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/** What followup asks for, in tests. */
public record Requests(UUID campaignId, UUID leadId, String recipient, Map<String, String> variables) {

    public static Requests of(String recipient) {
        return new Requests(EventId.next(), EventId.next(), recipient, Map.of("first_name", "Ana"));
    }

    public Requests of(UUID campaign) {
        return new Requests(campaign, leadId, recipient, variables);
    }

    public Requests with(Map<String, String> other) {
        return new Requests(campaignId, leadId, recipient, other);
    }

    public EmailRequested step(int step, String subject, String text) {
        return step(step, "main", subject, text, null);
    }

    public EmailRequested step(int step, String track, String subject, String text, String html) {
        return new EmailRequested(
                EventId.next(),
                Instant.now(),
                EventId.next(),
                campaignId,
                leadId,
                step,
                track,
                recipient,
                "Ana Ferrer",
                "Anna Berg <anna@acme.test>",
                null,
                subject,
                text,
                html,
                variables,
                null);
    }

    /** A step that is known by its identity. */
    public EmailRequested step(UUID stepId, int number, String subject, String text, Boolean allowRepeat) {
        return new EmailRequested(
                EventId.next(),
                Instant.now(),
                EventId.next(),
                campaignId,
                leadId,
                number,
                "main",
                recipient,
                "Ana Ferrer",
                "Anna Berg <anna@acme.test>",
                null,
                subject,
                text,
                null,
                variables,
                null,
                null,
                stepId,
                allowRepeat);
    }

    public EmailRequested first() {
        return step(1, "Hello {{ first_name }}", "Dear {{ first_name }},\n\nshall we talk?\n");
    }

    /** The same request, told under an event id of its own: the first is known. */
    public static EmailRequested again(EmailRequested request) {
        return new EmailRequested(
                EventId.next(),
                Instant.now(),
                request.requestId(),
                request.campaignId(),
                request.leadId(),
                request.step(),
                request.track(),
                request.recipient(),
                request.recipientName(),
                request.from(),
                request.replyTo(),
                request.subject(),
                request.text(),
                request.html(),
                request.variables(),
                request.timeZone());
    }
}
