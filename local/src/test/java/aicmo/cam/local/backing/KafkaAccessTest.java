package aicmo.cam.local.backing;

import static aicmo.cam.local.TestLimits.HANGS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import aicmo.cam.local.access.KafkaContract;
import aicmo.cam.local.access.KafkaLogin;
import aicmo.cam.local.access.KafkaLogins;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclBindingFilter;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.GroupAuthorizationException;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who gets into the Kafka of ./cam up and ./cam demo, and what they may do there. Its data comes from a version that let everybody in. */
class KafkaAccessTest {
    @TempDir
    static Path folder;

    private static KafkaLogins logins;
    private static EmbeddedKafka kafka;

    @BeforeAll
    static void take_over_what_a_kafka_without_users_kept() throws Exception {
        try (EmbeddedKafka open = EmbeddedKafka.start(folder.resolve("kafka"), 0)) {
            publish(Map.of("bootstrap.servers", open.bootstrapServers()), "cam.email-sent", "before the upgrade");
        }
        logins = new KafkaLogins(folder.resolve("users"));
        kafka = EmbeddedKafka.start(folder.resolve("kafka"), 0, logins);
        logins.writeClientFiles(kafka.bootstrapServers());
    }

    @AfterAll
    static void stop() {
        kafka.close();
    }

    @Test
    void events_of_before_are_still_there_and_the_readers_file_is_all_that_a_client_needs() throws Exception {
        publish(as("sender-kafka"), "cam.email-sent", "after it");

        assertThat(read(readerFile(), "reader-crm", 2)).containsExactlyInAnyOrder("before the upgrade", "after it");
    }

    @Test
    void who_does_not_log_in_is_refused() {
        Map<String, Object> anonymous = Map.of("bootstrap.servers", kafka.bootstrapServers());

        assertThatThrownBy(() -> publish(anonymous, "cam.email-requested", "forged"))
                .hasRootCauseInstanceOf(TimeoutException.class);
        assertThatThrownBy(() -> publish(as(new KafkaLogin("sender-kafka", "guessed")), "cam.email-sent", "forged"))
                .hasRootCauseInstanceOf(SaslAuthenticationException.class);
        assertThatThrownBy(() -> publish(as(new KafkaLogin("nobody", "nobody")), "cam.email-requested", "forged"))
                .hasRootCauseInstanceOf(SaslAuthenticationException.class);
    }

    @Test
    void a_service_publishes_its_own_events_and_no_others() throws Exception {
        publish(as("followup-kafka"), "cam.erasure-requested", "its own");

        for (String service : List.of("sender", "inbox", "classifier", "decision")) {
            for (String topic : List.of("cam.email-requested", "cam.erasure-requested")) {
                assertThatThrownBy(() -> publish(as(service + "-kafka"), topic, "forged"))
                        .as("%s to %s", service, topic)
                        .hasRootCauseInstanceOf(TopicAuthorizationException.class);
            }
        }
    }

    @Test
    void who_reads_writes_nothing_and_takes_no_service_its_events() throws Exception {
        assertThatThrownBy(() -> publish(readerFile(), "cam.email-requested", "forged"))
                .hasRootCauseInstanceOf(AuthorizationException.class);
        assertThatThrownBy(() -> read(readerFile(), "sender-service", 1))
                .isInstanceOf(GroupAuthorizationException.class);
    }

    @Test
    void only_the_administrator_creates_topics_users_and_rights() {
        assertThatThrownBy(() -> rights(as("operator")))
                .isInstanceOf(ExecutionException.class)
                .hasCauseInstanceOf(AuthorizationException.class);
        assertThatThrownBy(() -> publish(as("operator"), "cam.invented", "x"))
                .hasCauseInstanceOf(TimeoutException.class);
    }

    @Test
    void kafka_grants_what_kubernetes_is_told_and_nothing_beyond_it() throws Exception {
        Set<AclBinding> told = new HashSet<>();
        KafkaContract.load().users().values().forEach(told::addAll);

        assertThat(rights(asAdmin())).isEqualTo(told);
        assertThat(told)
                .filteredOn(right -> right.pattern().name().equals("cam.email-requested")
                        && right.entry().operation() == AclOperation.WRITE)
                .extracting(right -> right.entry().principal())
                .containsExactly("User:followup-kafka");
    }

    @Test
    void every_topic_of_the_contract_is_there_before_anybody_asks_for_it() throws Exception {
        try (Admin admin = Admin.create(asAdmin())) {
            assertThat(admin.listTopics().names().get())
                    .containsAll(KafkaContract.load().topics().stream()
                            .map(KafkaContract.TopicOfContract::name)
                            .toList());
        }
    }

    @Test
    void a_restart_with_the_same_users_changes_nothing() throws Exception {
        kafka.restart();

        publish(as("inbox-kafka"), "cam.reply-ingested", "still its own");
        assertThatThrownBy(() -> publish(as("inbox-kafka"), "cam.email-sent", "forged"))
                .hasRootCauseInstanceOf(TopicAuthorizationException.class);
    }

    private static Map<String, Object> as(String user) {
        return as(logins.of(user));
    }

    private static Map<String, Object> as(KafkaLogin login) {
        return with(login.clientSettings());
    }

    private static Map<String, Object> asAdmin() {
        return with(logins.admin().bootstrapSettings());
    }

    private static Map<String, Object> with(Map<String, String> login) {
        Map<String, Object> settings = new HashMap<>(login);
        settings.put("bootstrap.servers", kafka.bootstrapServers());
        return settings;
    }

    /** As the README tells it. */
    private static Map<String, Object> readerFile() throws IOException {
        Properties settings = new Properties();
        try (Reader in = Files.newBufferedReader(logins.properties(KafkaLogins.READER))) {
            settings.load(in);
        }
        return settings.stringPropertyNames().stream().collect(Collectors.toMap(name -> name, settings::getProperty));
    }

    private static Set<AclBinding> rights(Map<String, Object> settings) throws Exception {
        try (Admin admin = Admin.create(settings)) {
            return new HashSet<>(
                    admin.describeAcls(AclBindingFilter.ANY).values().get());
        }
    }

    private static void publish(Map<String, Object> access, String topic, String value) throws Exception {
        Map<String, Object> settings = new HashMap<>(access);
        // What a client waits for that is let in and finds no topic, or that speaks without logging in.
        settings.put("max.block.ms", 3000);
        try (KafkaProducer<String, String> producer =
                new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
            producer.send(new ProducerRecord<>(topic, value)).get();
        }
    }

    private static Set<String> read(Map<String, Object> access, String group, int count) {
        Map<String, Object> settings = new HashMap<>(access);
        settings.put("group.id", group);
        settings.put("auto.offset.reset", "earliest");
        try (KafkaConsumer<String, String> consumer =
                new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            consumer.subscribe(List.of("cam.email-sent"));
            Set<String> values = new HashSet<>();
            Awaitility.await().atMost(HANGS).until(() -> {
                consumer.poll(Duration.ofMillis(100)).forEach(record -> values.add(record.value()));
                return values.size() >= count;
            });
            return values;
        }
    }
}
