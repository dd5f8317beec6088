package aicmo.cam.testing.resend.webhook;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Delivers webhooks as Resend does: signed, at least once, in no order, again on anything but 2xx after 5 s, 5 min, 30 min,
 * 2 h, 5 h, 10 h and 10 h; an endpoint that fails to the end is disabled (resend.com/docs/dashboard/webhooks/introduction).
 */
public final class Webhooks {

    static final List<Duration> RETRIES = List.of(
            Duration.ofSeconds(5),
            Duration.ofMinutes(5),
            Duration.ofMinutes(30),
            Duration.ofHours(2),
            Duration.ofHours(5),
            Duration.ofHours(10),
            Duration.ofHours(10));

    private record Delivery(
            String id, String endpoint, EventType type, String emailId, byte[] body, int made, Instant due) {
        Delivery again(Instant at) {
            return new Delivery(id, endpoint, type, emailId, body, made + 1, at);
        }
    }

    private final WebhookEndpoints endpoints;
    private final Clock clock;
    private final long retriesFasterBy;
    private final Random order;
    private final WebhookSender sender = new WebhookSender();
    private final List<WebhookAttempt> attempts = new CopyOnWriteArrayList<>();
    private final List<Delivery> waiting = new ArrayList<>();
    private int duplicates;

    public Webhooks(WebhookEndpoints endpoints, Clock clock, long retriesFasterBy, long seed) {
        this.endpoints = endpoints;
        this.clock = clock;
        this.retriesFasterBy = retriesFasterBy;
        this.order = new Random(seed);
    }

    public void publish(EventType type, String emailId, ObjectNode payload) {
        String id = "msg_" + UUID.randomUUID().toString().replace("-", "");
        byte[] body = payload.toString().getBytes(StandardCharsets.UTF_8);
        synchronized (waiting) {
            for (WebhookEndpoint endpoint : endpoints.wanting(type)) {
                waiting.add(new Delivery(id, endpoint.id(), type, emailId, body, 0, clock.instant()));
            }
        }
    }

    /** Each of the next so many acknowledged webhooks comes once more. */
    public void duplicateNext(int count) {
        synchronized (waiting) {
            duplicates = count;
        }
    }

    /** Delivers all that is due by the clock; {@return how many were sent}. */
    public synchronized int flush() {
        int sent = 0;
        for (List<Delivery> due = takeDue(); !due.isEmpty(); due = takeDue()) {
            Collections.shuffle(due, order);
            due.forEach(this::deliver);
            sent += due.size();
        }
        return sent;
    }

    public List<WebhookAttempt> attempts() {
        return List.copyOf(attempts);
    }

    /** {@return how many wait for their first or next attempt} */
    public int waiting() {
        synchronized (waiting) {
            return waiting.size();
        }
    }

    private List<Delivery> takeDue() {
        Instant now = clock.instant();
        synchronized (waiting) {
            List<Delivery> due = new ArrayList<>(waiting.stream()
                    .filter(delivery -> !delivery.due().isAfter(now))
                    .toList());
            waiting.removeAll(due);
            return due;
        }
    }

    /** Svix drops what waits for an endpoint that was deleted or disabled in between. */
    private void deliver(Delivery delivery) {
        endpoints.find(delivery.endpoint()).filter(WebhookEndpoint::enabled).ifPresent(endpoint -> {
            Instant now = clock.instant();
            int status = sender.send(
                    endpoint.url(), endpoint.signature().headers(delivery.id(), now, delivery.body()), delivery.body());
            WebhookAttempt attempt = new WebhookAttempt(
                    delivery.id(), delivery.type().type(), delivery.emailId(), delivery.made() + 1, status, now);
            attempts.add(attempt);
            followUp(delivery, attempt);
        });
    }

    private void followUp(Delivery delivery, WebhookAttempt attempt) {
        synchronized (waiting) {
            if (attempt.acknowledged()) {
                if (duplicates > 0) {
                    duplicates--;
                    waiting.add(delivery.again(attempt.at()));
                }
            } else if (delivery.made() < RETRIES.size()) {
                Duration pause = RETRIES.get(delivery.made()).dividedBy(retriesFasterBy);
                waiting.add(delivery.again(attempt.at().plus(pause)));
            } else {
                endpoints.disable(delivery.endpoint());
            }
        }
    }
}
