package aicmo.cam.decision.webhook;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/** Delivers what is due, in every replica; what fails is tried again after growing waits, and given up after the last. */
@ApplicationScoped
class DueDeliveries {
    private static final Logger LOG = Logger.getLogger(DueDeliveries.class);
    static final int BATCH = 50;

    private final DeliveryRows deliveries;
    private final WebhookRows webhooks;
    private final WebhookClient client;
    private final WebhookSettings settings;
    private final Clock clock;

    DueDeliveries(
            DeliveryRows deliveries,
            WebhookRows webhooks,
            WebhookClient client,
            WebhookSettings settings,
            Clock clock) {
        this.deliveries = deliveries;
        this.webhooks = webhooks;
        this.client = client;
        this.settings = settings;
        this.clock = clock;
    }

    @Scheduled(every = "{aicmo.cam.webhook.every}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void deliver() {
        Duration lease = settings.timeout().multipliedBy(4);
        List<DeliveryRows.Claimed> claimed;
        do {
            claimed = deliveries.claim(BATCH, clock.instant(), lease);
            Map<DeliveryRows.Claimed, CompletableFuture<WebhookClient.Answer>> answers =
                    claimed.stream().collect(Collectors.toMap(one -> one, this::tell));
            answers.forEach((one, answer) -> record(one.delivery(), answer.join()));
        } while (claimed.size() == BATCH);
    }

    /** A second limit beyond the client's own: whatever a client does, no delivery may hold up the others. */
    private CompletableFuture<WebhookClient.Answer> tell(DeliveryRows.Claimed claimed) {
        Duration longest = settings.timeout().multipliedBy(2);
        return client.tell(claimed)
                .completeOnTimeout(
                        new WebhookClient.Answer(0, "no complete answer within " + longest),
                        longest.toMillis(),
                        TimeUnit.MILLISECONDS);
    }

    @Scheduled(every = "1h", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void forget() {
        deliveries.forgetBefore(clock.instant().minus(settings.kept()));
    }

    private void record(Delivery delivery, WebhookClient.Answer answer) {
        Instant now = clock.instant();
        if (answer.isTaken()) {
            deliveries.record(delivery, Delivery.State.DELIVERED, now, answer.words());
        } else if (answer.isGone()) {
            webhooks.stop(delivery.webhookId(), "its receiver answered 410 Gone");
            LOG.warnf("webhook %s is stopped: its receiver answered 410 Gone", delivery.webhookId());
        } else if (delivery.attempts() > settings.retries().size()) {
            deliveries.record(delivery, Delivery.State.GIVEN_UP, now, answer.words());
            LOG.warnf("delivery %s is given up: %s", delivery.deliveryId(), answer.words());
        } else {
            Duration wait = settings.retries().get(delivery.attempts() - 1);
            deliveries.record(delivery, Delivery.State.PENDING, now.plus(wait), answer.words());
        }
    }
}
