package aicmo.cam.messaging;

import static aicmo.cam.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import aicmo.cam.events.LeadChanged;
import aicmo.cam.messaging.intake.Intake;
import aicmo.cam.messaging.outbox.Outbox;
import aicmo.cam.testing.backing.BackingServices;
import aicmo.cam.testing.backing.CamBacking;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.reactive.messaging.kafka.KafkaClientService;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.MemberDescription;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.GroupState;
import org.apache.kafka.common.TopicPartition;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

/** What the transactions of the application server do where they don't end well. */
@QuarkusTest
@WithTestResource(value = CamBacking.class, initArgs = @ResourceArg(name = "service", value = "ledger"))
class TransactionsTest {
    @Inject
    Outbox outbox;

    @Inject
    Intake intake;

    @Inject
    Jdbi jdbi;

    @Inject
    KafkaClientService consumers;

    @ConfigProperty(name = "quarkus.application.name")
    String group;

    private final UUID lead = EventId.next();

    @Test
    void work_that_outlives_its_transaction_writes_nothing() {
        LeadChanged event = Ledger.event(lead, "too late");
        assertThatThrownBy(() -> QuarkusTransaction.requiringNew().timeout(1).run(() -> {
                    jdbi.useHandle(handle -> handle.execute("select pg_sleep(0)"));
                    await().pollDelay(Duration.ofSeconds(3)).until(() -> true);
                    Ledger.apply(jdbi, event);
                }))
                .isInstanceOf(RuntimeException.class);
        assertThatThrownBy(() -> QuarkusTransaction.requiringNew().timeout(1).run(() -> {
                    await().pollDelay(Duration.ofSeconds(3)).until(() -> true);
                    outbox.publish(event);
                }))
                .isInstanceOf(RuntimeException.class);

        assertThat(Ledger.applied(jdbi, lead)).isEmpty();
        assertThat(jdbi.<Long, RuntimeException>withHandle(
                        handle -> handle.createQuery("select count(*) from outbox where event_id = ?")
                                .bind(0, event.eventId())
                                .mapTo(Long.class)
                                .one()))
                .isZero();
    }

    @Test
    void a_commit_that_fails_by_a_conflict_is_tried_until_it_succeeds() {
        tried("conflict", "raise exception 'a conflict, by the test' using errcode = '40001';", 5);
    }

    @Test
    void a_connection_lost_at_the_commit_is_waited_out() {
        tried("lost", "perform pg_terminate_backend(pg_backend_pid()); perform pg_sleep(1);", 5);
    }

    @Test
    void work_that_takes_longer_than_kafka_waits_for_a_poll_keeps_its_place() {
        QuarkusTransaction.requiringNew().run(() -> outbox.publish(Ledger.event(lead, "0")));
        eventually().until(() -> !Ledger.applied(jdbi, lead).isEmpty());
        Set<String> before = members();
        QuarkusTransaction.requiringNew().run(() -> {
            jdbi.useHandle(handle -> handle.execute("lock table applied in exclusive mode"));
            QuarkusTransaction.requiringNew()
                    .run(() -> outbox.publish(Ledger.event(lead, "1"), Ledger.event(lead, "2")));
            await().pollDelay(Duration.ofSeconds(8))
                    .atMost(Duration.ofSeconds(20))
                    .until(() -> true);
        });

        eventually().untilAsserted(() -> assertThat(Ledger.applied(jdbi, lead)).containsExactly("0", "1", "2"));
        assertThat(members()).isEqualTo(before);
    }

    /** The commit fails by a deferred trigger, as often as is said. */
    private void tried(String name, String failing, int failures) {
        jdbi.useHandle(handle -> {
            handle.execute("create table fragile_%s (id uuid primary key)".formatted(name));
            handle.execute(
                    "create function fail_%s() returns trigger language plpgsql as $$ begin %s return null; end $$"
                            .formatted(name, failing));
            handle.execute(
                    ("create constraint trigger fail_at_commit after insert on fragile_%s deferrable initially deferred"
                                    + " for each row execute function fail_%s()")
                            .formatted(name, name));
        });
        AtomicInteger tries = new AtomicInteger();
        LeadChanged event = Ledger.event(lead, "committed");

        intake.each(record(event), LeadChanged.class, one -> {
            Ledger.apply(jdbi, one);
            if (tries.getAndIncrement() < failures) {
                jdbi.useHandle(
                        handle -> handle.execute("insert into fragile_%s values (?)".formatted(name), one.eventId()));
            }
        });

        assertThat(Ledger.applied(jdbi, lead)).containsExactly("committed");
        assertThat(tries).hasValue(failures + 1);
    }

    /** The ids of all consumers, once each has its place in the group; one that leaves and comes back has another. */
    private Set<String> members() {
        int all = consumers.getConsumerChannels().stream()
                .mapToInt(channel -> consumers.getConsumers(channel).size())
                .sum();
        try (Admin admin = Admin.create(
                Map.of("bootstrap.servers", BackingServices.shared().kafka()))) {
            return eventually()
                    .until(
                            () -> admin.describeConsumerGroups(List.of(group))
                                    .describedGroups()
                                    .get(group)
                                    .get(),
                            group -> group.groupState() == GroupState.STABLE
                                    && group.members().size() == all)
                    .members()
                    .stream()
                    .map(MemberDescription::consumerId)
                    .collect(Collectors.toSet());
        }
    }

    private static ConsumerRecords<String, byte[]> record(LeadChanged event) {
        return new ConsumerRecords<>(
                Map.of(
                        new TopicPartition("cam.lead-changed", 0),
                        List.of(new ConsumerRecord<>("cam.lead-changed", 0, 0, event.key(), EventJson.write(event)))),
                Map.of());
    }
}
