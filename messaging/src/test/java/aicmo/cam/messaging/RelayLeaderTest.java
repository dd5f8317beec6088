package aicmo.cam.messaging;

import static aicmo.cam.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import aicmo.cam.events.LeadChanged;
import aicmo.cam.messaging.outbox.RelayProducer;
import aicmo.cam.messaging.proxy.HaltingProducer;
import aicmo.cam.messaging.proxy.KafkaProxy;
import aicmo.cam.testing.backing.BackingServices;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.KafkaException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What the relay does when the leader of a partition is not ready for what it is sent. */
@Tag("slow")
class RelayLeaderTest {
    private static final String PADDING = "-" + "x".repeat(20_000);

    private final String unique = UUID.randomUUID().toString().substring(0, 8);
    private final String topic = "test." + unique;
    private final Replica replica = Replica.on("leader_" + unique);
    private final UUID lead = EventId.next();
    private final List<String> steps =
            IntStream.range(0, 40).mapToObj(Integer::toString).toList();

    /** KAFKA-14359: the second batch is accepted, the first one's sequence number is then out of order, without end. */
    @Test
    void a_first_batch_that_is_refused_once_stops_nothing_and_is_not_overtaken() throws Exception {
        AtomicInteger batches = new AtomicInteger();
        replica.publish("test.ready." + unique, Ledger.event(lead, "ready"));
        steps.forEach(step -> replica.publish(topic, Ledger.event(lead, step + PADDING)));
        try (KafkaProxy proxy = KafkaProxy.before(
                BackingServices.shared().kafka(), asked -> asked.equals(topic) && batches.getAndIncrement() == 0)) {
            Thread relay = Thread.ofPlatform().daemon().start(() -> drain(proxy));
            eventually().until(() -> replica.outbox.pending(), pending -> pending == 0);
            relay.join();
        }

        assertThat(batches).hasValueGreaterThan(1);
        assertThat(whys()).isEqualTo(steps);
    }

    /** The first batch expires while the second one has time left, and in that moment the leader takes everything again. */
    @Test
    void what_follows_an_expired_batch_does_not_overtake_it() throws Exception {
        AtomicInteger refusals = new AtomicInteger();
        AtomicBoolean expired = new AtomicBoolean();
        replica.publish("test.ready." + unique, Ledger.event(lead, "ready"));
        steps.forEach(step -> replica.publish(topic, Ledger.event(lead, step + PADDING)));
        try (KafkaProxy proxy = KafkaProxy.before(
                        BackingServices.shared().kafka(),
                        asked -> asked.equals(topic) && !expired.get() && refusals.incrementAndGet() > 0);
                Producer<byte[], byte[]> producer =
                        RelayProducer.open(KafkaAccess.of(proxy.bootstrapServers()), Duration.ofSeconds(4))) {
            Producer<byte[], byte[]> halting = new HaltingProducer(
                            producer,
                            topic,
                            steps.size() / 2,
                            () -> eventually().until(refusals::get, refused -> refused >= 2),
                            () -> expired.set(true))
                    .producer();
            assertThatThrownBy(() -> replica.relay(halting, 100).drain())
                    .isInstanceOf(KafkaException.class)
                    .hasMessageContaining("Kafka refused");

            assertThat(replica.outbox.pending()).isEqualTo(steps.size());
            drain(proxy);
        }

        assertThat(replica.outbox.pending()).isZero();
        assertThat(whys().stream().distinct()).containsExactlyElementsOf(steps);
    }

    private void drain(KafkaProxy proxy) {
        try (Producer<byte[], byte[]> producer = RelayProducer.open(KafkaAccess.of(proxy.bootstrapServers()))) {
            replica.relay(producer, 100).drain();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private List<String> whys() {
        return Topics.read(
                        topic,
                        read -> read.stream()
                                        .map(RelayLeaderTest::why)
                                        .distinct()
                                        .count()
                                >= steps.size())
                .stream()
                .map(RelayLeaderTest::why)
                .toList();
    }

    private static String why(ConsumerRecord<String, byte[]> record) {
        return EventJson.read(record.value(), LeadChanged.class).why().replace(PADDING, "");
    }
}
