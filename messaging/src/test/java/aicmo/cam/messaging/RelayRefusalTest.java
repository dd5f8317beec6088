package aicmo.cam.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import aicmo.cam.testing.backing.BackingServices;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
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
        BackingServices.shared().pauseKafka();
        Thread relay = Thread.ofPlatform().start(() -> {
            try {
                drain();
            } catch (InterruptedException | RuntimeException e) {
                failure.set(e);
            }
        });
        try {
            // longer than the producer waits for the topic's metadata: the first record was given up, the second is
            // tried
            await().during(Duration.ofSeconds(12))
                    .atMost(Duration.ofSeconds(13))
                    .until(() -> true);
        } finally {
            BackingServices.shared().resumeKafka();
        }
        relay.join();
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

    private List<String> whys(int atLeast) {
        List<ConsumerRecord<String, byte[]>> records = Topics.read(topic, read -> read.size() >= atLeast);
        return records.stream()
                .map(record -> EventJson.read(record.value(), aicmo.cam.events.LeadChanged.class)
                        .why())
                .toList();
    }
}
