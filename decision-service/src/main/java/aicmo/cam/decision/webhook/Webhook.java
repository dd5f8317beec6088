package aicmo.cam.decision.webhook;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * Somebody who wants to be told of events.
 *
 * @param events their names, such as {@code email-sent}; {@code alert} for what people should look at
 * @param stopped why nothing is sent there any more; null while it is
 */
public record Webhook(
        UUID webhookId, String url, List<String> events, String description, Instant createdAt, String stopped) {}
