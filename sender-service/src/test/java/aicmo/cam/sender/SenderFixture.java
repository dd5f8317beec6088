package aicmo.cam.sender;

import static aicmo.cam.testing.Eventually.eventually;

import aicmo.cam.events.Event;
import aicmo.cam.events.Topic;
import aicmo.cam.messaging.EventJson;
import aicmo.cam.sender.provider.SwitchedProvider;
import aicmo.cam.sender.recovery.RestoreCheck;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.core.ConditionFactory;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jdbi.v3.core.Jdbi;

/** The world around the sender: Kafka, its tables, and a clean start for every test. */
@Singleton
public class SenderFixture {
    /** One after another, and by rows: a lock on all of them at once and a claim would wait for each other. */
    private static final List<String> TABLES = List.of(
            "provider_event",
            "dead_address",
            "lookup_turn",
            "outbound_email",
            "suppression",
            "suppression_removed",
            "answer_hold",
            "daily_quota",
            "bucket",
            "hold",
            "campaign",
            "lead",
            "idempotent_request");

    private final Jdbi jdbi;
    private final SwitchedProvider provider;
    private final RestoreCheck restore;
    private final String bootstrap;
    private final KafkaProducer<String, byte[]> producer;
    private final Map<Class<?>, Heard<?>> heard = new ConcurrentHashMap<>();

    SenderFixture(
            Jdbi jdbi,
            SwitchedProvider provider,
            RestoreCheck restore,
            @ConfigProperty(name = "kafka.bootstrap.servers") String bootstrap) {
        this.jdbi = jdbi;
        this.restore = restore;
        this.provider = provider;
        this.bootstrap = bootstrap;
        this.producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrap, "acks", "all"),
                new StringSerializer(),
                new ByteArraySerializer());
    }

    public static ConditionFactory soon() {
        return eventually();
    }

    /** Empties the tables once nothing is being sent. To a sender that starts after it they look like those of an old backup. */
    public void reset() {
        soon().until(restore::isDone);
        provider.straight();
        for (String table : TABLES) {
            jdbi.useHandle(handle -> handle.execute("delete from " + table));
        }
    }

    public SwitchedProvider provider() {
        return provider;
    }

    public Jdbi jdbi() {
        return jdbi;
    }

    /** Publishes as another service would. */
    public void publish(Event event) {
        try {
            producer.send(new ProducerRecord<>(Topic.of(event).topicName(), event.key(), EventJson.write(event)))
                    .get();
        } catch (InterruptedException | java.util.concurrent.ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    public String status(UUID requestId) {
        return column(requestId, "status");
    }

    public String column(UUID requestId, String column) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "select cast(" + column + " as text) from outbound_email where request_id = :id")
                .bind("id", requestId)
                .mapTo(String.class)
                .findOne()
                .orElse("none"));
    }

    public UUID emailId(UUID requestId) {
        return UUID.fromString(column(requestId, "id"));
    }

    public int sql(String sql) {
        return jdbi.withHandle(handle -> handle.execute(sql));
    }

    public long count(String condition) {
        return number("select count(*) from outbound_email where " + condition);
    }

    public long number(String sql) {
        return jdbi.withHandle(
                handle -> handle.createQuery(sql).mapTo(Long.class).one());
    }

    /** What is taken of the caps. */
    public long used() {
        return number("select coalesce(sum(used), 0) from daily_quota");
    }

    /** Every event of that kind on its topic until now that the test is about. */
    public <E extends Event> List<E> heard(Class<E> type, Predicate<E> about) {
        return reader(type).untilNow().stream().filter(about).toList();
    }

    @SuppressWarnings("unchecked")
    private <E extends Event> Heard<E> reader(Class<E> type) {
        return (Heard<E>) heard.computeIfAbsent(type, any -> new Heard<>(bootstrap, topic(type), type));
    }

    private static String topic(Class<? extends Event> type) {
        return Arrays.stream(Topic.values())
                .filter(topic -> topic.eventClass() == type)
                .findFirst()
                .orElseThrow()
                .topicName();
    }

    @PreDestroy
    void close() {
        producer.close();
        heard.values().forEach(Heard::close);
    }
}
