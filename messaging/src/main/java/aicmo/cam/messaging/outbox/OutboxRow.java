package aicmo.cam.messaging.outbox;

import aicmo.cam.events.Event;
import aicmo.cam.events.Topic;
import aicmo.cam.messaging.EventJson;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/**
 * A finished Kafka record, waiting in the outbox: the relay knows nothing of what it says.
 *
 * @param id the order of publishing; 0 until the database gave one
 * @param eventId the event's identity
 * @param topic where it goes
 * @param key its Kafka key; null where it has none
 * @param type the CloudEvents type
 * @param payload the body
 * @param headers the record's headers: CloudEvents 1.0 in binary mode, and the trace that it belongs to
 */
public record OutboxRow(
        long id, UUID eventId, String topic, String key, String type, byte[] payload, Map<String, String> headers) {

    /** The largest body that is taken: Kafka's own default limit for a record is 1 MiB, headers included. */
    public static final int MAX_PAYLOAD_BYTES = 900 * 1024;

    /**
     * The row that publishes an event.
     *
     * @param source the publisher, a URI reference such as {@code /cam/sender-service}
     * @param trace the headers of the current trace; empty outside one
     * @throws IllegalArgumentException where the event is larger than {@link #MAX_PAYLOAD_BYTES}
     */
    public static OutboxRow of(Event event, String source, Map<String, String> trace) {
        Topic topic = Topic.of(event);
        byte[] payload = EventJson.write(event);
        if (payload.length > MAX_PAYLOAD_BYTES) {
            throw new IllegalArgumentException("the event " + event.eventId() + " for " + topic.topicName() + " has "
                    + payload.length + " bytes, and at most " + MAX_PAYLOAD_BYTES + " go; bound what goes into it");
        }
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("ce_specversion", "1.0");
        headers.put("ce_id", event.eventId().toString());
        headers.put("ce_type", topic.eventType());
        headers.put("ce_source", source);
        headers.put("ce_time", event.occurredAt().toString());
        headers.put("content-type", "application/json");
        headers.putAll(trace);
        return new OutboxRow(0, event.eventId(), topic.topicName(), event.key(), topic.eventType(), payload, headers);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof OutboxRow o
                && id == o.id
                && eventId.equals(o.eventId)
                && topic.equals(o.topic)
                && Objects.equals(key, o.key)
                && type.equals(o.type)
                && Arrays.equals(payload, o.payload)
                && headers.equals(o.headers);
    }

    @Override
    public int hashCode() {
        return Objects.hash(id, eventId);
    }

    @Override
    public String toString() {
        return type + " " + eventId + " for " + topic + " (" + payload.length + " bytes)";
    }
}
