package aicmo.cam.classifier;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Messages for tests, one change at a time. */
public record Mail(Message message) {

    private static final Instant RECEIVED = Instant.parse("2026-04-20T09:00:00Z");

    /** A person's answer to a mail of ours. */
    public static Mail answer(String text) {
        return new Mail(new Message(
                "lena@acme.example",
                "Lena Holt",
                "Re: An idea for Acme",
                text,
                Map.of(),
                List.of(),
                Optional.empty(),
                RECEIVED));
    }

    public Mail from(String address, String name) {
        return new Mail(new Message(
                address,
                name,
                message.subject(),
                message.text(),
                message.headers(),
                message.delivered(),
                message.feedbackType(),
                RECEIVED));
    }

    public Mail subject(String subject) {
        return new Mail(new Message(
                message.fromAddress(),
                message.fromName(),
                subject,
                message.text(),
                message.headers(),
                message.delivered(),
                message.feedbackType(),
                RECEIVED));
    }

    public Mail header(String name, String value) {
        Map<String, List<String>> headers = new HashMap<>(message.headers());
        headers.put(name, List.of(value));
        return new Mail(new Message(
                message.fromAddress(),
                message.fromName(),
                message.subject(),
                message.text(),
                headers,
                message.delivered(),
                message.feedbackType(),
                RECEIVED));
    }

    public Mail report(String action, String status, String diagnostic) {
        return new Mail(new Message(
                message.fromAddress(),
                message.fromName(),
                message.subject(),
                message.text(),
                message.headers(),
                List.of(new DeliveryStatus("anna@acme.example", action, status, diagnostic)),
                message.feedbackType(),
                RECEIVED));
    }

    public Mail feedback(String type) {
        return new Mail(new Message(
                message.fromAddress(),
                message.fromName(),
                message.subject(),
                message.text(),
                message.headers(),
                message.delivered(),
                Optional.of(type),
                RECEIVED));
    }

    public Verdict verdict() {
        return new ReplyClassifier().classify(message);
    }
}
