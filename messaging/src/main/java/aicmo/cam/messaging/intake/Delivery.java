package aicmo.cam.messaging.intake;

import aicmo.cam.events.Event;
import aicmo.cam.messaging.EventJson;
import aicmo.cam.messaging.Failures;
import aicmo.cam.messaging.UnreadableEvent;
import aicmo.cam.messaging.outbox.OutboxRow;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;

/**
 * A record as it came, with the event it is, or with the reason why it is none.
 *
 * @param event null where the record is unreadable
 * @param unreadable null where the record is readable
 */
record Delivery<E extends Event>(ConsumerRecord<String, byte[]> record, E event, UnreadableEvent unreadable) {
    /** Characters, of up to three bytes each, beside a body of {@link OutboxRow#MAX_PAYLOAD_BYTES} in Kafka's 1 MiB. */
    private static final int MAX_HEADERS = 16 * 1024;

    private static final int MAX_KEY = 4 * 1024;

    static <E extends Event> List<Delivery<E>> of(ConsumerRecords<String, byte[]> records, Class<E> type) {
        List<Delivery<E>> deliveries = new ArrayList<>(records.count());
        for (ConsumerRecord<String, byte[]> one : records) {
            deliveries.add(read(one, type));
        }
        return deliveries;
    }

    private static <E extends Event> Delivery<E> read(ConsumerRecord<String, byte[]> one, Class<E> type) {
        try {
            return new Delivery<>(one, EventJson.read(one.value(), type), null);
        } catch (UnreadableEvent e) {
            return new Delivery<>(one, null, e);
        }
    }

    /** The record for the dead letters: as it was, as far as Kafka and the outbox can carry it, with why and whence it came. */
    OutboxRow deadLetter(String service, Throwable reason) {
        Map<String, String> headers = new LinkedHashMap<>();
        record.headers().forEach(header -> headers.put(header.key(), text(header.value())));
        byte[] body = record.value() == null ? new byte[0] : record.value();
        if (size(headers) > MAX_HEADERS || body.length > OutboxRow.MAX_PAYLOAD_BYTES || tooLong(record.key())) {
            headers.keySet().removeIf(name -> size(headers) > MAX_HEADERS);
            headers.put("dead-letter-truncated", "the whole of it is at the partition and offset that are named here");
            body = Arrays.copyOf(body, Math.min(body.length, OutboxRow.MAX_PAYLOAD_BYTES));
        }
        headers.put("dead-letter-reason", Failures.inWords(reason));
        headers.put("dead-letter-service", service);
        headers.put("dead-letter-topic", record.topic());
        headers.put("dead-letter-partition", Integer.toString(record.partition()));
        headers.put("dead-letter-offset", Long.toString(record.offset()));
        return new OutboxRow(
                0, identity(), record.topic() + "." + service + ".dlq", key(), "dead-letter", body, headers);
    }

    private UUID identity() {
        return event == null ? place() : event.eventId();
    }

    /** What the same record has each time it is delivered, and one that is handed in again has anew: it is buried once. */
    UUID place() {
        String place = record.topic() + "/" + record.partition() + "/" + record.offset() + "/" + record.timestamp();
        return UUID.nameUUIDFromBytes(place.getBytes(StandardCharsets.UTF_8));
    }

    /** PostgreSQL's text takes no NUL. */
    private String key() {
        if (record.key() == null) {
            return null;
        }
        String key = tooLong(record.key()) ? record.key().substring(0, MAX_KEY) : record.key();
        return key.replace('\0', '\ufffd');
    }

    private static boolean tooLong(String key) {
        return key != null && key.length() > MAX_KEY;
    }

    private static long size(Map<String, String> headers) {
        return headers.entrySet().stream()
                .mapToLong(
                        header -> header.getKey().length() + header.getValue().length())
                .sum();
    }

    @Override
    public String toString() {
        return record.topic() + ", partition " + record.partition() + ", offset " + record.offset()
                + (event == null ? "" : ", event " + event.eventId());
    }

    private static String text(byte[] value) {
        return value == null ? "" : new String(value, StandardCharsets.UTF_8);
    }
}
