package aicmo.cam.messaging;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import aicmo.cam.events.LeadChanged;
import aicmo.cam.messaging.intake.HandledEvents;
import aicmo.cam.messaging.intake.Intake;
import aicmo.cam.messaging.outbox.OutboxRelay;
import aicmo.cam.messaging.outbox.OutboxRow;
import io.opentelemetry.api.OpenTelemetry;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

/** What becomes of records that nobody who means well would send, on a real database. */
class IntakeTest {
    private final String unique = UUID.randomUUID().toString().substring(0, 8);
    private final String topic = "test." + unique;
    private final Replica replica = Replica.on("intake_" + unique);
    private final UUID lead = EventId.next();
    private final Intake intake = new Intake(
            "intake",
            replica.transactions,
            new HandledEvents(replica.jdbi),
            replica.outbox,
            () -> {},
            OpenTelemetry.noop(),
            replica.metrics);

    @Test
    void an_event_twice_in_a_batch_is_applied_once() {
        LeadChanged event = Ledger.event(lead, "once");

        each(record(topic, "k", EventJson.write(event)), record(topic, "k", EventJson.write(event)));

        assertThat(Ledger.applied(replica.jdbi, lead)).containsExactly("once");
    }

    @Test
    void an_id_of_one_topic_does_not_hide_that_of_another() {
        byte[] event = EventJson.write(Ledger.event(lead, "each"));

        each(record(topic, "k", event));
        each(record(topic + ".other", "k", event));

        assertThat(Ledger.applied(replica.jdbi, lead)).containsExactly("each", "each");
    }

    @Test
    void of_events_that_are_worked_on_together_a_poison_one_is_buried_and_the_others_are_applied_in_order() {
        LeadChanged twice = Ledger.event(lead, "first");
        List<Integer> together = new ArrayList<>();

        intake.all(
                records(
                        record(topic, "k", EventJson.write(twice)),
                        record(topic, "k", EventJson.write(twice)),
                        record(topic, "k", EventJson.write(Ledger.event(lead, "poison"))),
                        record(topic, "k", EventJson.write(Ledger.event(lead, "last")))),
                LeadChanged.class,
                events -> {
                    together.add(events.size());
                    events.forEach(traced -> {
                        Ledger.apply(replica.jdbi, traced.event());
                        if (traced.event().why().equals("poison")) {
                            throw new IllegalStateException("poison");
                        }
                    });
                });

        assertThat(Ledger.applied(replica.jdbi, lead)).containsExactly("first", "last");
        assertThat(together).startsWith(3, 1, 1).endsWith(1);
        assertThat(letters()).hasSize(1);
    }

    @Test
    void a_dead_letter_that_is_handed_in_again_is_applied_once_what_was_wrong_is_mended() {
        ConsumerRecords<String, byte[]> letter =
                records(record(topic, "k", EventJson.write(Ledger.event(lead, "stop"))));
        Consumer<LeadChanged> broken = event -> {
            throw new IllegalStateException("a defect");
        };
        intake.each(letter, LeadChanged.class, broken);
        intake.each(letter, LeadChanged.class, broken);
        assertThat(letters()).as("delivered twice, buried once").hasSize(1);

        ConsumerRecords<String, byte[]> handedIn = records(
                new ConsumerRecord<>(topic, 0, 8, "k", letter.iterator().next().value()));
        intake.each(handedIn, LeadChanged.class, broken);
        assertThat(letters()).as("handed in, still broken, buried anew").hasSize(2);

        intake.each(handedIn, LeadChanged.class, event -> Ledger.apply(replica.jdbi, event));
        intake.each(handedIn, LeadChanged.class, event -> Ledger.apply(replica.jdbi, event));

        assertThat(Ledger.applied(replica.jdbi, lead)).containsExactly("stop");
        assertThat(letters()).hasSize(2);
    }

    @Test
    void an_event_that_overflows_the_stack_is_poison() {
        LeadChanged deep = Ledger.event(lead, "deep");

        intake.each(records(record(topic, "k", EventJson.write(deep))), LeadChanged.class, event -> {
            throw new StackOverflowError();
        });

        assertThat(letters()).hasSize(1);
        assertThat(letters().getFirst().headers().get("dead-letter-reason")).contains("StackOverflowError");
    }

    @Test
    void an_unreadable_record_delivered_again_is_one_dead_letter() {
        ConsumerRecord<String, byte[]> garbage = record(topic, "k", "garbage".getBytes(UTF_8));

        each(garbage);
        each(garbage);

        assertThat(letters()).hasSize(1);
    }

    @Test
    void a_dead_letter_fits_into_the_outbox_and_into_kafka_whatever_it_was() throws Exception {
        ConsumerRecord<String, byte[]> vast = record(topic, "\0" + "k".repeat(50_000), new byte[950_000]);
        for (int i = 0; i < 40; i++) {
            vast.headers().add("header\0" + i, "\0ä".repeat(1_000).getBytes(UTF_8));
        }

        each(vast);

        assertThat(letters().getFirst().headers()).containsKeys("dead-letter-truncated", "dead-letter-offset");
        try (Producer<byte[], byte[]> producer = replica.producer()) {
            assertThat(replica.relay(producer, 10).drain()).isEqualTo(OutboxRelay.Drained.ALL);
        }
    }

    @Test
    void an_interrupt_ends_the_waiting_and_the_event_stays_untouched() {
        Consumer<LeadChanged> away = event -> {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(new SQLException("gone", "08006"));
        };
        ConsumerRecords<String, byte[]> batch =
                records(record(topic, "k", EventJson.write(Ledger.event(lead, "later"))));

        assertThatThrownBy(() -> intake.each(batch, LeadChanged.class, away)).hasMessageContaining("delivered again");
        assertThat(Thread.interrupted()).isTrue();
        intake.each(batch, LeadChanged.class, event -> Ledger.apply(replica.jdbi, event));

        assertThat(Ledger.applied(replica.jdbi, lead)).containsExactly("later");
    }

    @SafeVarargs
    private void each(ConsumerRecord<String, byte[]>... batch) {
        intake.each(records(batch), LeadChanged.class, event -> Ledger.apply(replica.jdbi, event));
    }

    @SafeVarargs
    private static ConsumerRecords<String, byte[]> records(ConsumerRecord<String, byte[]>... batch) {
        return new ConsumerRecords<>(Map.of(new TopicPartition(batch[0].topic(), 0), List.of(batch)), Map.of());
    }

    private static ConsumerRecord<String, byte[]> record(String topic, String key, byte[] body) {
        return new ConsumerRecord<>(topic, 0, 7, key, body);
    }

    private List<OutboxRow> letters() {
        return replica.jdbi.withHandle(handle -> replica.outbox.oldest(handle, 100, 10_000_000));
    }
}
