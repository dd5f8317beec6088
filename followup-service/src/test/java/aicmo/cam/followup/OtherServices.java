package aicmo.cam.followup;

import aicmo.cam.events.Event;
import aicmo.cam.events.Topic;
import aicmo.cam.messaging.EventJson;
import aicmo.cam.testing.backing.BackingServices;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** The rest of CAM, as this service meets it: on Kafka. */
final class OtherServices implements AutoCloseable {
    private final KafkaProducer<String, byte[]> producer = new KafkaProducer<>(
            Map.of("bootstrap.servers", BackingServices.shared().kafka(), "acks", "all"),
            new StringSerializer(),
            new ByteArraySerializer());
    private final KafkaConsumer<String, byte[]> consumer = new KafkaConsumer<>(
            Map.of(
                    "bootstrap.servers",
                    BackingServices.shared().kafka(),
                    "group.id",
                    "others-" + UUID.randomUUID(),
                    "auto.offset.reset",
                    "earliest"),
            new StringDeserializer(),
            new ByteArrayDeserializer());
    private final List<Event> heard = new ArrayList<>();

    OtherServices() {
        consumer.subscribe(
                List.of("cam.campaign-started", "cam.email-requested", "cam.lead-changed", "cam.erasure-requested"));
    }

    void tell(Event event) {
        Topic topic = Topic.of(event);
        Future<RecordMetadata> taken =
                producer.send(new ProducerRecord<>(topic.topicName(), event.key(), EventJson.write(event)));
        try {
            taken.get();
        } catch (ExecutionException | InterruptedException e) {
            throw new IllegalStateException(topic + " takes nothing", e);
        }
    }

    /** What this service has told so far of one kind about one campaign. */
    <E extends Event> List<E> heard(Class<E> type, Function<E, UUID> campaignOf, UUID campaign) {
        consumer.poll(Duration.ofMillis(100))
                .forEach(record -> heard.add(EventJson.read(
                        record.value(), Topic.named(record.topic()).eventClass())));
        return heard.stream()
                .filter(type::isInstance)
                .map(type::cast)
                .filter(event -> campaignOf.apply(event).equals(campaign))
                .toList();
    }

    @Override
    public void close() {
        producer.close();
        consumer.close();
    }
}
