package aicmo.cam.decision.webhook;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.util.UUID;

/**
 * One event for one webhook.
 *
 * @param type such as {@code cam.email-sent.v1}
 * @param nextAt when it is tried next, where it is pending
 * @param answer what came of the last attempt; null before the first
 */
record Delivery(
        UUID deliveryId,
        UUID webhookId,
        UUID eventId,
        String type,
        @JsonIgnore String body,
        State state,
        int attempts,
        Instant nextAt,
        String answer,
        Instant createdAt) {

    /** How far a delivery is. */
    enum State {
        PENDING,
        DELIVERED,
        GIVEN_UP
    }
}
