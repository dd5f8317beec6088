package aicmo.cam.messaging;

import static aicmo.cam.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import aicmo.cam.messaging.outbox.Outbox;
import aicmo.cam.testing.backing.BackingServices;
import aicmo.cam.testing.backing.CamBacking;
import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A service that stands still says so, with the reason, and says when it goes on. */
@QuarkusTest
@WithTestResource(value = CamBacking.class, initArgs = @ResourceArg(name = "service", value = "ledger"))
class ReadinessTest {
    @Inject
    Outbox outbox;

    @Inject
    Jdbi jdbi;

    @Inject
    AgroalDataSource pool;

    private final UUID lead = EventId.next();

    @BeforeEach
    void starts_ready() {
        awaitUp();
    }

    @Test
    void kafka_that_does_not_answer_is_told_until_it_answers() {
        BackingServices.shared().pauseKafka();
        try {
            awaitDown("Kafka at " + BackingServices.shared().kafka() + " has not answered for");
        } finally {
            BackingServices.shared().resumeKafka();
        }
        awaitUp();
    }

    @Test
    void an_event_that_waits_in_the_outbox_while_kafka_answers_is_told_until_it_has_left() throws Exception {
        var database = BackingServices.shared().database("ledger");
        try (Connection holding =
                DriverManager.getConnection(database.jdbcUrl(), database.username(), database.password())) {
            eventually().until(() -> locked(holding));
            publish("held");
            awaitDown("The oldest event has waited for");
        }
        awaitUp();
        eventually().untilAsserted(() -> assertThat(Ledger.applied(jdbi, lead)).containsExactly("held"));
    }

    @Test
    void a_consumer_that_does_not_end_its_batch_is_told_until_it_does() {
        QuarkusTransaction.requiringNew().timeout(300).run(() -> {
            jdbi.useHandle(handle -> handle.execute("lock table applied in exclusive mode"));
            QuarkusTransaction.requiringNew().run(() -> outbox.publish(Ledger.event(lead, "stuck")));
            awaitDown("works on one batch for");
        });
        awaitUp();
    }

    @Test
    void readiness_waits_for_no_connection_of_the_pool_and_events_leave_without_one() throws Exception {
        publish("before");
        List<Connection> taken = new ArrayList<>();
        try {
            for (int i = 0;
                    i < pool.getConfiguration().connectionPoolConfiguration().maxSize() - 1;
                    i++) {
                taken.add(pool.getConnection());
            }
            publish("last connection");
            taken.add(pool.getConnection());

            try (var database = direct();
                    var count = database.prepareStatement("select count(*) from outbox")) {
                eventually().until(() -> {
                    try (var rows = count.executeQuery()) {
                        return rows.next() && rows.getLong(1) == 0;
                    }
                });
            }
            assertThat(ask().body()).contains("database").doesNotContain("has not answered");
        } finally {
            for (Connection connection : taken) {
                connection.close();
            }
        }
    }

    private static Connection direct() throws Exception {
        var database = BackingServices.shared().database("ledger");
        return DriverManager.getConnection(database.jdbcUrl(), database.username(), database.password());
    }

    private static boolean locked(Connection connection) throws Exception {
        try (var lock = connection.prepareStatement(
                        "select pg_try_advisory_lock(hashtextextended(current_schema() || '.outbox', 0))");
                var answer = lock.executeQuery()) {
            return answer.next() && answer.getBoolean(1);
        }
    }

    private void publish(String why) {
        QuarkusTransaction.requiringNew().run(() -> outbox.publish(Ledger.event(lead, why)));
    }

    private void awaitDown(String reason) {
        eventually().untilAsserted(() -> {
            HttpResponse<String> answer = ask();
            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(answer.body()).contains(reason);
        });
    }

    private void awaitUp() {
        eventually().untilAsserted(() -> assertThat(ask())
                .returns(200, HttpResponse::statusCode)
                .extracting(HttpResponse::body)
                .asString()
                .contains("kafka", "database", "outbox", "consumers"));
    }

    private static URI readiness() {
        int port = ConfigProvider.getConfig().getValue("quarkus.management.test-port", int.class);
        return URI.create("http://127.0.0.1:" + port + "/q/health/ready");
    }

    private HttpResponse<String> ask() throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(
                    HttpRequest.newBuilder(readiness())
                            .timeout(Duration.ofSeconds(30))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
        }
    }
}
