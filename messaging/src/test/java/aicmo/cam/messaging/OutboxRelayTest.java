package aicmo.cam.messaging;

import static aicmo.cam.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import aicmo.cam.events.LeadChanged;
import aicmo.cam.messaging.outbox.OutboxRelay;
import aicmo.cam.messaging.outbox.OutboxRow;
import java.sql.Connection;
import java.sql.DriverManager;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.junit.jupiter.api.Test;

/** What the relay promises, on real Kafka and PostgreSQL, with processes that are really killed. */
class OutboxRelayTest {
    private final String unique = UUID.randomUUID().toString().substring(0, 8);
    private final String topic = "test." + unique;
    private final String schema = "replica_" + unique;
    private final Replica replica = Replica.on(schema);
    private final UUID lead = EventId.next();

    @Test
    void a_relay_killed_between_ack_and_delete_publishes_again_and_the_handler_applies_once() throws Exception {
        replica.publish(topic, Ledger.event(lead, "0"), Ledger.event(lead, "1"));
        Process doomed = DoomedReplica.spawn(schema, "relay-that-dies-before-it-deletes");
        eventually().until(() -> !doomed.isAlive());
        assertThat(doomed.exitValue()).isEqualTo(DoomedReplica.DIED);
        assertThat(replica.outbox.pending()).isEqualTo(2);

        drain(replica, 100);

        assertThat(replica.outbox.pending()).isZero();
        assertThat(whys(published(3))).containsExactly("0", "0", "1");
        consumeUntil(2);
        assertThat(Ledger.applied(replica.jdbi, lead)).containsExactly("0", "1");
    }

    @Test
    void a_transaction_that_commits_late_is_not_lost() throws Exception {
        var database = aicmo.cam.testing.backing.BackingServices.shared().database(schema);
        OutboxRow late = OutboxRow.of(Ledger.event(lead, "late"), "/cam/replica", Map.of());
        try (Connection slow =
                DriverManager.getConnection(database.jdbcUrl(), database.username(), database.password())) {
            slow.setAutoCommit(false);
            try (var insert = slow.prepareStatement("insert into outbox (event_id, topic, key, type, payload, headers)"
                    + " values (?, ?, ?, ?, ?, '{}')")) {
                insert.setObject(1, late.eventId());
                insert.setString(2, topic);
                insert.setString(3, late.key());
                insert.setString(4, late.type());
                insert.setBytes(5, late.payload());
                insert.executeUpdate();
            }
            replica.publish(topic, Ledger.event(lead, "early"));
            drain(replica, 100);
            assertThat(whys(published(1))).containsExactly("early");
            slow.commit();
        }
        drain(replica, 100);

        assertThat(whys(published(2))).containsExactly("early", "late");
    }

    @Test
    void two_replicas_have_one_relay_and_publish_each_event_once_and_in_order() throws Exception {
        Replica other = Replica.on(schema);
        AtomicBoolean done = new AtomicBoolean();
        AtomicReference<Throwable> failure = new AtomicReference<>();
        List<Thread> relays = List.of(
                relayThread(replica, done, failure),
                relayThread(other, done, failure),
                relayThread(other, done, failure));
        List<String> steps = IntStream.range(0, 300).mapToObj(Integer::toString).toList();
        for (int i = 0; i < steps.size(); i++) {
            (i % 2 == 0 ? replica : other).publish(topic, Ledger.event(lead, steps.get(i)));
        }
        eventually().until(() -> replica.outbox.pending(), pending -> pending == 0);
        done.set(true);
        for (Thread relay : relays) {
            relay.join();
        }

        assertThat(failure).hasNullValue();
        assertThat(whys(published(300))).isEqualTo(steps);
    }

    @Test
    void the_order_of_a_key_survives_a_consumer_that_is_killed_and_started_again() throws Exception {
        List<UUID> leads = IntStream.range(0, 12).mapToObj(i -> EventId.next()).toList();
        List<String> steps = IntStream.range(0, 150).mapToObj(Integer::toString).toList();
        for (String step : steps) {
            replica.publish(
                    topic, leads.stream().map(one -> Ledger.event(one, step)).toArray(LeadChanged[]::new));
        }
        drain(replica, 500);
        for (int life = 1; life <= 3; life++) {
            int enough = life * 300;
            Process doomed = DoomedReplica.spawn(schema, "consumer", topic, "group-" + unique);
            try {
                eventually().until(this::allApplied, done -> done >= enough);
            } finally {
                doomed.destroyForcibly().waitFor();
            }
        }
        consumeUntil(leads.size() * steps.size());

        assertThat(leads)
                .allSatisfy(one -> assertThat(Ledger.applied(replica.jdbi, one)).isEqualTo(steps));
    }

    private void consumeUntil(int applied) throws InterruptedException {
        Thread consumer = Thread.ofPlatform().start(() -> replica.consume(topic, "group-" + unique));
        try {
            eventually().until(this::allApplied, done -> done >= applied);
        } finally {
            consumer.interrupt();
            consumer.join();
        }
    }

    private long allApplied() {
        return replica.jdbi.withHandle(handle -> handle.createQuery("select count(*) from applied")
                .mapTo(Long.class)
                .one());
    }

    private static void drain(Replica replica, int batch) throws InterruptedException {
        try (Producer<byte[], byte[]> producer = replica.producer()) {
            assertThat(replica.relay(producer, batch).drain()).isEqualTo(OutboxRelay.Drained.ALL);
        }
    }

    private static Thread relayThread(Replica replica, AtomicBoolean done, AtomicReference<Throwable> failure) {
        return Thread.ofPlatform().start(() -> {
            try (Producer<byte[], byte[]> producer = replica.producer()) {
                OutboxRelay relay = replica.relay(producer, 7);
                while (!done.get()) {
                    relay.drain();
                    LockSupport.parkNanos(1_000_000);
                }
            } catch (InterruptedException | RuntimeException e) {
                failure.set(e);
            }
        });
    }

    private List<ConsumerRecord<String, byte[]>> published(int atLeast) {
        return Topics.read(topic, records -> records.size() >= atLeast);
    }

    private static List<String> whys(List<ConsumerRecord<String, byte[]>> records) {
        List<String> whys = new ArrayList<>();
        records.forEach(record ->
                whys.add(EventJson.read(record.value(), LeadChanged.class).why()));
        return whys;
    }
}
