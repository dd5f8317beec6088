package aicmo.cam.decision.feed;

import static java.nio.charset.StandardCharsets.UTF_8;

import aicmo.cam.decision.alert.Alert;
import aicmo.cam.decision.alert.AlertRows;
import aicmo.cam.decision.alert.AlertSettings;
import aicmo.cam.decision.alert.Concern;
import aicmo.cam.decision.webhook.DeliveryRows;
import aicmo.cam.decision.webhook.Webhook;
import aicmo.cam.decision.webhook.WebhookRows;
import aicmo.cam.events.CampaignPaused;
import aicmo.cam.events.EmailFailed;
import aicmo.cam.events.Event;
import aicmo.cam.events.Topic;
import aicmo.cam.messaging.EventJson;
import aicmo.cam.messaging.UnreadableEvent;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

/** Puts down whom an event is to be told, and what of it people should look at. Doing it again changes nothing. */
@Singleton
class Fanout {
    private static final String ALERT = "alert";

    private final WebhookRows webhooks;
    private final DeliveryRows deliveries;
    private final AlertRows alerts;
    private final AlertSettings settings;
    private final ObjectMapper json;
    private final Clock clock;

    Fanout(
            WebhookRows webhooks,
            DeliveryRows deliveries,
            AlertRows alerts,
            AlertSettings settings,
            ObjectMapper json,
            Clock clock) {
        this.webhooks = webhooks;
        this.deliveries = deliveries;
        this.alerts = alerts;
        this.settings = settings;
        this.json = json;
        this.clock = clock;
    }

    /** Takes a batch, in one transaction. */
    @Transactional
    void take(Iterable<ConsumerRecord<String, byte[]>> records) {
        List<Webhook> active = active();
        List<DeliveryRows.Message> messages = new ArrayList<>();
        for (ConsumerRecord<String, byte[]> record : records) {
            if (record.topic().endsWith(".dlq")) {
                raise(deadLetter(record), active, messages);
            } else {
                read(record).ifPresent(event -> take(event, record, active, messages));
            }
        }
        if (!messages.isEmpty()) {
            deliveries.add(messages, clock.instant());
        }
    }

    /** Raises an alert, within the current transaction. */
    void raise(Alert alert) {
        List<DeliveryRows.Message> messages = new ArrayList<>();
        raise(alert, active(), messages);
        if (!messages.isEmpty()) {
            deliveries.add(messages, clock.instant());
        }
    }

    private List<Webhook> active() {
        return webhooks.all().stream().filter(one -> one.stopped() == null).toList();
    }

    private void take(
            Event event,
            ConsumerRecord<String, byte[]> record,
            List<Webhook> active,
            List<DeliveryRows.Message> messages) {
        Topic topic = Topic.of(event);
        tell(
                topic.topicName().substring("cam.".length()),
                event.eventId(),
                topic.eventType(),
                Instant.ofEpochMilli(record.timestamp()),
                event.occurredAt(),
                new String(record.value(), UTF_8),
                active,
                messages);
        if (event instanceof CampaignPaused paused) {
            raise(Concern.of(paused), active, messages);
        } else if (event instanceof EmailFailed failed) {
            Concern.of(failed, settings.quiet()).ifPresent(alert -> raise(alert, active, messages));
        }
    }

    private void raise(Alert alert, List<Webhook> active, List<DeliveryRows.Message> messages) {
        if (alerts.raise(alert)) {
            tell(
                    ALERT,
                    UUID.nameUUIDFromBytes((ALERT + alert.alertId()).getBytes(UTF_8)),
                    "cam.alert.v1",
                    alert.raisedAt(),
                    alert.raisedAt(),
                    json.valueToTree(alert).toString(),
                    active,
                    messages);
        }
    }

    /** Webhooks are told of what comes after they were added. */
    private static void tell(
            String name,
            UUID id,
            String type,
            Instant toldAt,
            Instant happenedAt,
            String data,
            List<Webhook> active,
            List<DeliveryRows.Message> messages) {
        String body = "{\"type\":\"" + type + "\",\"timestamp\":\"" + happenedAt + "\",\"data\":" + data + "}";
        active.stream()
                .filter(webhook ->
                        webhook.events().contains(name) && !webhook.createdAt().isAfter(toldAt))
                .forEach(webhook -> messages.add(new DeliveryRows.Message(webhook.webhookId(), id, type, body)));
    }

    /** What is no event is a dead letter of those who handle it; here it is nothing. */
    private static Optional<Event> read(ConsumerRecord<String, byte[]> record) {
        try {
            return Optional.of(
                    EventJson.read(record.value(), Topic.named(record.topic()).eventClass()));
        } catch (UnreadableEvent e) {
            return Optional.empty();
        }
    }

    private Alert deadLetter(ConsumerRecord<String, byte[]> record) {
        return Concern.ofDeadLetter(
                record.topic(),
                header(record, "dead-letter-service"),
                header(record, "dead-letter-topic") + ", partition " + header(record, "dead-letter-partition")
                        + ", offset " + header(record, "dead-letter-offset"),
                header(record, "dead-letter-reason"),
                Instant.ofEpochMilli(record.timestamp()),
                settings.quiet());
    }

    private static String header(ConsumerRecord<String, byte[]> record, String name) {
        Header header = record.headers().lastHeader(name);
        return header == null || header.value() == null ? "unknown" : new String(header.value(), UTF_8);
    }
}
