package aicmo.cam.inbox;

import aicmo.cam.events.ReplyIngested;
import aicmo.cam.messaging.EventJson;
import aicmo.cam.testing.backing.BackingServices;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** What the inbox has told, read as the classifier would read it, from the beginning. */
public final class Replies implements AutoCloseable {
    private final KafkaConsumer<String, byte[]> consumer;
    private final List<ReplyIngested> seen = new ArrayList<>();

    public Replies() {
        consumer = new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers",
                        BackingServices.shared().kafka(),
                        "group.id",
                        "reader-" + UUID.randomUUID(),
                        "metadata.max.age.ms",
                        "1000",
                        "auto.offset.reset",
                        "earliest"),
                new StringDeserializer(),
                new ByteArrayDeserializer());
        consumer.subscribe(List.of("cam.reply-ingested"));
    }

    public synchronized List<ReplyIngested> all() {
        consumer.poll(Duration.ofMillis(100)).forEach(record -> {
            ReplyIngested reply = EventJson.read(record.value(), ReplyIngested.class);
            if (!reply.key().equals(record.key())) {
                throw new AssertionError("the record's key is " + record.key() + " and the event's " + reply.key());
            }
            seen.add(reply);
        });
        return List.copyOf(seen);
    }

    public List<ReplyIngested> of(String mailbox) {
        return all().stream().filter(reply -> reply.mailbox().equals(mailbox)).toList();
    }

    public List<ReplyIngested> from(String address) {
        return all().stream().filter(reply -> reply.from().equals(address)).toList();
    }

    @Override
    public void close() {
        consumer.close();
    }
}
