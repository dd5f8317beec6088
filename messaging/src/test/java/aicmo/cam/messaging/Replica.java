package aicmo.cam.messaging;

import aicmo.cam.events.LeadChanged;
import aicmo.cam.messaging.intake.HandledEvents;
import aicmo.cam.messaging.intake.Intake;
import aicmo.cam.messaging.outbox.OutboxRelay;
import aicmo.cam.messaging.outbox.OutboxRow;
import aicmo.cam.messaging.outbox.OutboxTable;
import aicmo.cam.messaging.outbox.RelayProducer;
import aicmo.cam.testing.backing.BackingServices;
import aicmo.cam.testing.backing.ServiceDatabase;
import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import io.agroal.api.security.NamePrincipal;
import io.agroal.api.security.SimplePassword;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.opentelemetry.api.OpenTelemetry;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.apache.kafka.clients.consumer.CommitFailedException;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.flywaydb.core.Flyway;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Jdbi;
import org.postgresql.ds.PGSimpleDataSource;

/** One replica of a small service, made of the plain classes: as many as a test wants, in this process or in one to be killed. */
final class Replica {
    private static final Logger LOG = Logger.getLogger(Replica.class);

    final String kafka;
    final ThreadTransactions transactions;
    final Jdbi jdbi;
    final OutboxTable outbox;
    final MessagingMetrics metrics = new MessagingMetrics(new SimpleMeterRegistry());

    private Replica(String kafka, DataSource database) {
        this.kafka = kafka;
        this.transactions = new ThreadTransactions(database);
        this.jdbi = transactions.jdbi();
        this.outbox = new OutboxTable(jdbi);
    }

    static Replica of(String kafka, String url, String user, String password) {
        PGSimpleDataSource database = new PGSimpleDataSource();
        database.setUrl(url);
        database.setUser(user);
        database.setPassword(password);
        Flyway.configure()
                .dataSource(database)
                .locations("classpath:db/house", "classpath:db/migration")
                .load()
                .migrate();
        return new Replica(kafka, pooled(url, user, password));
    }

    /** A test opens thousands of transactions: a connection for each would be what it measures. */
    private static DataSource pooled(String url, String user, String password) {
        try {
            return AgroalDataSource.from(
                    new AgroalDataSourceConfigurationSupplier().connectionPoolConfiguration(pool -> pool.maxSize(10)
                            .acquisitionTimeout(Duration.ofSeconds(30))
                            .connectionFactoryConfiguration(connection -> connection
                                    .jdbcUrl(url)
                                    .principal(new NamePrincipal(user))
                                    .credential(new SimplePassword(password)))));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A replica of the service that has this schema to itself. */
    static Replica on(String schema) {
        ServiceDatabase database = BackingServices.shared().database(schema);
        return of(BackingServices.shared().kafka(), database.jdbcUrl(), database.username(), database.password());
    }

    Producer<byte[], byte[]> producer() {
        return RelayProducer.open(KafkaAccess.of(kafka));
    }

    OutboxRelay relay(Producer<byte[], byte[]> producer, int batch) {
        return new OutboxRelay(jdbi, producer, metrics, batch);
    }

    void publish(String topic, LeadChanged... events) {
        transactions.run(() -> outbox.insert(List.of(events).stream()
                .map(event -> onTopic(topic, OutboxRow.of(event, "/cam/replica", Map.of())))
                .toList()));
    }

    /** Takes the topic in, batch by batch, until somebody ends the process or interrupts the thread. */
    void consume(String topic, String group) {
        Intake intake = new Intake(
                group, transactions, new HandledEvents(jdbi), outbox, () -> {}, OpenTelemetry.noop(), metrics);
        try (KafkaConsumer<String, byte[]> consumer = new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers", kafka,
                        "group.id", group,
                        "auto.offset.reset", "earliest",
                        "enable.auto.commit", "false",
                        "session.timeout.ms", "6000",
                        "heartbeat.interval.ms", "500",
                        "max.poll.records", "20"),
                new StringDeserializer(),
                new ByteArrayDeserializer())) {
            consumer.subscribe(List.of(topic));
            while (!Thread.currentThread().isInterrupted()) {
                intake.each(
                        consumer.poll(Duration.ofMillis(100)), LeadChanged.class, event -> Ledger.apply(jdbi, event));
                commit(consumer);
            }
        }
    }

    /** A member that was too slow for its session goes on: its successor gets the records again, and handles each once. */
    private static void commit(KafkaConsumer<String, byte[]> consumer) {
        try {
            consumer.commitSync();
        } catch (CommitFailedException e) {
            LOG.debug("the partitions belong to another member now", e);
        }
    }

    /** A test's own topic, so that tests don't read each other's. */
    private static OutboxRow onTopic(String topic, OutboxRow row) {
        return new OutboxRow(0, row.eventId(), topic, row.key(), row.type(), row.payload(), row.headers());
    }
}
