package aicmo.cam.messaging;

import static aicmo.cam.testing.Eventually.eventually;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import aicmo.cam.events.CampaignResumed;
import aicmo.cam.events.LeadChanged;
import aicmo.cam.messaging.outbox.Outbox;
import aicmo.cam.messaging.outbox.RelayProducer;
import aicmo.cam.testing.backing.BackingServices;
import aicmo.cam.testing.backing.CamBacking;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.context.Scope;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = CamBacking.class, initArgs = @ResourceArg(name = "service", value = "ledger"))
class PublishOnceHandleOnceTest {
    @Inject
    Outbox outbox;

    @Inject
    Jdbi jdbi;

    @Inject
    MeterRegistry meters;

    @Inject
    OpenTelemetry telemetry;

    @Inject
    MessagingConfig config;

    private final UUID lead = EventId.next();

    @Test
    void an_event_of_a_committed_transaction_is_applied() {
        publish(Ledger.event(lead, "first"));

        awaitApplied("first");
        eventually().until(() -> meters.get("cam.outbox.pending").gauge().value() == 0);
        assertThat(meters.get("cam.outbox.oldest.age").gauge().value()).isZero();
        assertThat(counted("cam.outbox.published")).isPositive();
        assertThat(counted("cam.events.handled")).isPositive();
    }

    @Test
    void an_event_of_a_transaction_that_was_rolled_back_was_never_said() {
        assertThatThrownBy(() -> QuarkusTransaction.requiringNew().run(() -> {
                    outbox.publish(Ledger.event(lead, "never"));
                    throw new IllegalStateException("rolled back");
                }))
                .hasMessage("rolled back");
        publish(Ledger.event(lead, "after"));

        awaitApplied("after");
    }

    @Test
    void nothing_can_be_published_outside_a_transaction() {
        assertThatThrownBy(() -> outbox.publish(Ledger.event(lead, "loose")))
                .isInstanceOf(jakarta.transaction.TransactionalException.class);
    }

    @Test
    void a_service_publishes_only_what_is_its_own() {
        CampaignResumed foreign = new CampaignResumed(EventId.next(), Instant.now(), lead, 1, "anna", "why not", null);

        assertThatThrownBy(() -> publish(foreign))
                .hasMessageContaining("/cam/ledger-service does not publish cam.campaign-resumed");
    }

    @Test
    void an_event_that_is_too_large_is_refused_where_it_is_made() {
        assertThatThrownBy(() -> publish(Ledger.event(lead, "x".repeat(1_000_000))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("at most 921600 go");
    }

    @Test
    void a_duplicate_event_is_applied_once() {
        LeadChanged event = Ledger.event(lead, "once");
        double before = counted("cam.events.duplicates");
        publish(event);
        publish(event);
        publish(Ledger.event(lead, "end"));

        awaitApplied("once", "end");
        assertThat(counted("cam.events.duplicates")).isGreaterThan(before);
    }

    @Test
    void a_poison_event_is_dead_lettered_with_its_reason_and_the_next_one_is_handled() {
        LeadChanged poison = Ledger.event(lead, Ledger.POISON);
        publish(Ledger.event(lead, "before"), poison, Ledger.event(lead, "after"));

        awaitApplied("before", "after");
        ConsumerRecord<String, byte[]> letter = deadLetter(poison.eventId().toString());
        assertThat(header(letter, "dead-letter-reason")).isEqualTo("IllegalStateException: this lead is poison");
        assertThat(header(letter, "dead-letter-topic")).isEqualTo("cam.lead-changed");
        assertThat(header(letter, "dead-letter-offset")).matches("\\d+");
        assertThat(header(letter, "ce_id")).isEqualTo(poison.eventId().toString());
        assertThat(letter.key()).isEqualTo(lead.toString());
        assertThat(EventJson.read(letter.value(), LeadChanged.class)).isEqualTo(poison);
    }

    @Test
    void an_unreadable_record_is_dead_lettered_and_the_next_one_is_handled() throws Exception {
        try (Producer<byte[], byte[]> stranger =
                RelayProducer.open(KafkaAccess.of(BackingServices.shared().kafka()))) {
            byte[] key = lead.toString().getBytes(UTF_8);
            for (String garbage :
                    List.of("{not json " + lead, "null", "[]", "{\"event_id\":\"" + lead + "\"}", "\u0000\uffff")) {
                stranger.send(new ProducerRecord<>("cam.lead-changed", key, garbage.getBytes(UTF_8)))
                        .get();
            }
            stranger.send(new ProducerRecord<>("cam.lead-changed", key, null)).get();
        }
        publish(Ledger.event(lead, "after the garbage"));

        awaitApplied("after the garbage");
        assertThat(header(deadLetter("{not json " + lead), "dead-letter-reason"))
                .contains("not a readable LeadChanged");
        assertThat(header(deadLetter("{\"event_id\":\"" + lead + "\"}"), "dead-letter-reason"))
                .contains("occurred_at is missing");
    }

    @Test
    void the_order_of_a_key_survives_three_partitions_and_concurrency() {
        List<UUID> leads = IntStream.range(0, 20).mapToObj(i -> EventId.next()).toList();
        List<String> steps = IntStream.range(0, 100).mapToObj(Integer::toString).toList();
        steps.forEach(step ->
                publish(leads.stream().map(one -> Ledger.event(one, step)).toArray(LeadChanged[]::new)));

        eventually()
                .untilAsserted(() -> leads.forEach(
                        one -> assertThat(Ledger.applied(jdbi, one)).isEqualTo(steps)));
    }

    @Test
    void a_trace_goes_through_the_outbox_and_kafka() {
        Span span = telemetry.getTracer("test").spanBuilder("request").startSpan();
        try (Scope scope = span.makeCurrent()) {
            publish(Ledger.event(lead, "traced"));
        } finally {
            span.end();
        }

        awaitApplied("traced");
        String trace = jdbi.withHandle(handle -> handle.createQuery("select trace from applied where lead_id = ?")
                .bind(0, lead)
                .mapTo(String.class)
                .one());
        assertThat(trace).isEqualTo(span.getSpanContext().getTraceId());
    }

    @Test
    void an_event_carries_the_headers_of_cloud_events() {
        LeadChanged event = Ledger.event(lead, "with headers");
        publish(event);

        ConsumerRecord<String, byte[]> record =
                Topics.find("cam.lead-changed", event.eventId().toString());
        assertThat(header(record, "ce_specversion")).isEqualTo("1.0");
        assertThat(header(record, "ce_id")).isEqualTo(event.eventId().toString());
        assertThat(header(record, "ce_type")).isEqualTo("cam.lead-changed.v1");
        assertThat(header(record, "ce_source")).isEqualTo("/cam/ledger-service");
        assertThat(header(record, "ce_time")).isEqualTo(event.occurredAt().toString());
        assertThat(header(record, "content-type")).isEqualTo("application/json");
    }

    @Test
    void kafka_down_for_several_delivery_timeouts_and_postgres_restarted_lose_nothing_and_double_nothing() {
        BackingServices backing = BackingServices.shared();
        publish(Ledger.event(lead, "0"));
        awaitApplied("0");
        backing.pauseKafka();
        Instant dark = Instant.now();
        publish(Ledger.event(lead, "1"), Ledger.event(lead, "2"));
        backing.restartPostgres();
        eventually().ignoreExceptions().until(() -> {
            publish(Ledger.event(lead, "3"));
            return true;
        });
        Duration outage = config.deliveryTimeout().multipliedBy(4);
        await().atMost(Duration.ofMinutes(2))
                .until(() -> Duration.between(dark, Instant.now()).compareTo(outage) > 0);
        backing.resumeKafka();
        backing.restartPostgres();
        eventually().ignoreExceptions().until(() -> {
            publish(Ledger.event(lead, "4"));
            return true;
        });

        eventually().ignoreExceptions().untilAsserted(() -> assertThat(Ledger.applied(jdbi, lead))
                .containsExactly("0", "1", "2", "3", "4"));
    }

    private void publish(aicmo.cam.events.Event... events) {
        QuarkusTransaction.requiringNew().run(() -> outbox.publish(events));
    }

    private void awaitApplied(String... whys) {
        eventually().untilAsserted(() -> assertThat(Ledger.applied(jdbi, lead)).containsExactly(whys));
    }

    private double counted(String name) {
        Counter counter = meters.find(name).tag("topic", "cam.lead-changed").counter();
        return counter == null ? 0 : counter.count();
    }

    private static ConsumerRecord<String, byte[]> deadLetter(String saying) {
        return Topics.find("cam.lead-changed.ledger-service.dlq", saying);
    }

    private static String header(ConsumerRecord<String, byte[]> record, String name) {
        return new String(record.headers().lastHeader(name).value(), UTF_8);
    }
}
