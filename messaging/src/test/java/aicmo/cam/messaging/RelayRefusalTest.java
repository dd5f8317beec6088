package aicmo.cam.messaging;

import static aicmo.cam.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import aicmo.cam.messaging.outbox.RelayProducer;
import aicmo.cam.messaging.proxy.HaltingProducer;
import aicmo.cam.testing.backing.BackingServices;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.KafkaException;
import org.junit.jupiter.api.Test;

/** What the relay does while Kafka does not take what it is given. */
class RelayRefusalTest {
    private static final Duration GIVES_UP = Duration.ofSeconds(2);

    private final String unique = UUID.randomUUID().toString().substring(0, 8);
    private final String topic = "test." + unique;
    private final Replica replica = Replica.on("refusal_" + unique);
    private final UUID lead = EventId.next();

    @Test
    void a_record_that_kafka_refuses_holds_back_what_follows_it_and_doubles_nothing() throws Exception {
        createTopic(Map.of("max.message.bytes", "200000"));
        replica.publish(topic, Ledger.event(lead, "first"), Ledger.event(lead, "x".repeat(300_000)));
        replica.publish(topic, Ledger.event(lead, "second"), Ledger.event(lead, "third"));
        for (int i = 0; i < 3; i++) {
            assertThatThrownBy(this::drain)
                    .isInstanceOf(KafkaException.class)
                    .hasMessageContaining("Kafka refused cam.lead-changed.v1");
        }
        replica.publish(topic, Ledger.event(lead, "later"));
        assertThatThrownBy(this::drain).isInstanceOf(KafkaException.class);
        replica.jdbi.useHandle(handle -> handle.execute("delete from outbox where octet_length(payload) > 300000"));
        drain();

        assertThat(whys(4))
                .containsOnlyOnce("first", "second", "third", "later")
                .endsWith("later");
    }

    @Test
    void the_order_of_a_key_survives_a_start_while_kafka_is_away() throws Exception {
        createTopic(Map.of());
        List<String> steps = IntStream.range(0, 20).mapToObj(Integer::toString).toList();
        steps.forEach(step -> replica.publish(topic, Ledger.event(lead, step)));
        AtomicReference<Throwable> failure = new AtomicReference<>();
        AtomicBoolean givenUp = new AtomicBoolean();
        BackingServices.shared().pauseKafka();
        Thread relay = Thread.ofPlatform().start(() -> {
            try {
                drainInVain(() -> givenUp.set(true));
            } catch (InterruptedException | RuntimeException e) {
                failure.set(e);
            }
        });
        try {
            // the producer has waited for the topic's metadata and has given the first record up: a second one that is
            // tried
            // now finds Kafka back
            eventually().untilTrue(givenUp);
        } finally {
            BackingServices.shared().resumeKafka();
        }
        relay.join();
        assertThat(failure.get()).hasMessageContaining("Kafka refused");
        drain();

        assertThat(whys(20)).isEqualTo(steps);
    }

    private void createTopic(Map<String, String> settings) throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", replica.kafka))) {
            if (!admin.listTopics().names().get().contains(topic)) {
                admin.createTopics(List.of(new NewTopic(topic, 1, (short) 1).configs(settings)))
                        .all()
                        .get();
            }
        }
    }

    private void drain() throws InterruptedException {
        try (Producer<byte[], byte[]> producer = replica.producer()) {
            replica.relay(producer, 100).drain();
        }
    }

    private void drainInVain(Runnable onFailure) throws InterruptedException {
        try (Producer<byte[], byte[]> producer = RelayProducer.open(KafkaAccess.of(replica.kafka), GIVES_UP)) {
            replica.relay(new HaltingProducer(producer, topic, -1, () -> {}, onFailure).producer(), 100)
                    .drain();
        }
    }

    private List<String> whys(int atLeast) {
        List<ConsumerRecord<String, byte[]>> records = Topics.read(topic, read -> read.size() >= atLeast);
        return records.stream()
                .map(record -> EventJson.read(record.value(), aicmo.cam.events.LeadChanged.class)
                        .why())
                .toList();
    }
}
