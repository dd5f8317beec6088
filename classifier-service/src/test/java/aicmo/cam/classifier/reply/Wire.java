package aicmo.cam.classifier.reply;

import aicmo.cam.events.ErasureRequested;
import aicmo.cam.events.ReplyClassified;
import aicmo.cam.events.ReplyIngested;
import aicmo.cam.messaging.EventJson;
import aicmo.cam.testing.backing.BackingServices;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Tells messages as inbox does, and hears verdicts as followup does. */
final class Wire implements AutoCloseable {
    private final KafkaProducer<String, byte[]> producer = new KafkaProducer<>(
            Map.of("bootstrap.servers", BackingServices.shared().kafka(), "acks", "all"),
            new StringSerializer(),
            new ByteArraySerializer());
    private final KafkaConsumer<String, byte[]> consumer = new KafkaConsumer<>(
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
    private final List<ReplyClassified> heard = new ArrayList<>();

    Wire() {
        consumer.subscribe(List.of("cam.reply-classified"));
    }

    void tell(ReplyIngested message) {
        tell(message.key(), EventJson.write(message));
    }

    void tell(ErasureRequested wish) {
        tell("cam.erasure-requested", wish.key(), EventJson.write(wish));
    }

    void tell(String key, byte[] json) {
        tell("cam.reply-ingested", key, json);
    }

    private void tell(String topic, String key, byte[] json) {
        try {
            producer.send(new ProducerRecord<>(topic, key, json)).get();
        } catch (ExecutionException | InterruptedException e) {
            throw new IllegalStateException("the message could not be told", e);
        }
    }

    List<ReplyClassified> verdictsOf(UUID inboundId) {
        consumer.poll(Duration.ofMillis(100))
                .forEach(record -> heard.add(EventJson.read(record.value(), ReplyClassified.class)));
        return heard.stream()
                .filter(verdict -> verdict.inboundId().equals(inboundId))
                .toList();
    }

    @Override
    public void close() {
        producer.close();
        consumer.close();
    }
}
