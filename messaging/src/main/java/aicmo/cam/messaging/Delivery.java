package aicmo.cam.messaging;

import aicmo.cam.events.Event;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;

/**
 * A record as it came, with the event it is, or with the reason why it is none.
 *
 * @param event null where the record is unreadable
 * @param unreadable null where the record is readable
 */
record Delivery<E extends Event>(ConsumerRecord<String, byte[]> record, E event, UnreadableEvent unreadable) {

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

    /** The record for the dead letters: its body and headers as they were, and why and whence it came there. */
    OutboxRow deadLetter(String service, Throwable reason) {
        Map<String, String> headers = new LinkedHashMap<>();
        record.headers().forEach(header -> headers.put(header.key(), text(header.value())));
        headers.put("dead-letter-reason", Failures.inWords(reason));
        headers.put("dead-letter-service", service);
        headers.put("dead-letter-topic", record.topic());
        headers.put("dead-letter-partition", Integer.toString(record.partition()));
        headers.put("dead-letter-offset", Long.toString(record.offset()));
        byte[] body = record.value() == null ? new byte[0] : record.value();
        if (body.length > OutboxRow.MAX_PAYLOAD_BYTES) {
            headers.put("dead-letter-truncated", "the whole of it is at the partition and offset above");
            body = Arrays.copyOf(body, OutboxRow.MAX_PAYLOAD_BYTES);
        }
        return new OutboxRow(
                0,
                event == null ? EventId.next() : event.eventId(),
                record.topic() + "." + service + ".dlq",
                record.key(),
                "dead-letter",
                body,
                headers);
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
