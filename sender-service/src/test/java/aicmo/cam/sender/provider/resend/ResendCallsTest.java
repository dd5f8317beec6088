package aicmo.cam.sender.provider.resend;

import static org.assertj.core.api.Assertions.assertThat;

import aicmo.cam.sender.provider.Outcome;
import aicmo.cam.testing.backing.CamBacking;
import aicmo.cam.testing.http.HttpAnswer;
import aicmo.cam.testing.http.HttpDoor;
import aicmo.cam.testing.http.Json;
import aicmo.cam.testing.mail.CamMail;
import aicmo.cam.testing.resend.Fault;
import aicmo.cam.testing.resend.ResendApi;
import aicmo.cam.testing.resend.ResendError;
import aicmo.cam.testing.resend.ResendSettings;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The client needs a running application. */
@QuarkusTest
@WithTestResource(value = CamBacking.class, initArgs = @ResourceArg(name = "service", value = "sender"))
@WithTestResource(CamMail.class)
class ResendCallsTest {
    private final ResendApi resend = ResendApi.start(ResendSettings.defaults().requestsPerSecond(10_000));
    private final ResendEmailProvider provider = provider(Account.at(resend.uri()));

    private static ResendEmailProvider provider(Account account) {
        return new ResendEmailProvider(account, "1.2.3", new SimpleMeterRegistry(), Clock.systemUTC());
    }

    @AfterEach
    void close() {
        resend.close();
    }

    static Stream<Fault> faultsWithoutAnswer() {
        return Stream.of(
                Fault.TIMEOUT_BEFORE_ACCEPT,
                Fault.TIMEOUT_AFTER_ACCEPT,
                Fault.RESET_BEFORE_ACCEPT,
                Fault.RESET_AFTER_ACCEPT,
                Fault.CLOSE_AFTER_ACCEPT,
                Fault.ERROR_AFTER_ACCEPT,
                Fault.status(500),
                Fault.status(502),
                Fault.status(503),
                Fault.status(504),
                Fault.error(ResendError.CONCURRENT_IDEMPOTENT_REQUESTS),
                Fault.error(ResendError.RESOURCE_LOCKED));
    }

    @ParameterizedTest
    @MethodSource("faultsWithoutAnswer")
    void a_call_whose_outcome_is_unknown_is_made_once_and_accepted_once_when_repeated(Fault fault) {
        ResendEmailProvider impatient = provider(Account.at(resend.uri()).timeout(Duration.ofSeconds(1)));
        resend.next(fault);

        assertThat(impatient.send(Mails.batch("b", 3))).hasOnlyElementsOfType(Outcome.Unknown.class);
        assertThat(resend.received()).hasSize(1);
        assertThat(provider.send(Mails.batch("b", 3))).hasOnlyElementsOfType(Outcome.Accepted.class);

        assertThat(resend.accepted().count()).isEqualTo(3);
        assertThat(resend.accepted().twice()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("endsOfAConnection")
    void a_call_on_a_kept_connection_that_ends_is_not_made_again(Fault end) {
        assertThat(provider.send(Mails.batch("a", 1))).hasOnlyElementsOfType(Outcome.Accepted.class);
        resend.next(end);

        assertThat(provider.send(Mails.batch("b", 1))).hasOnlyElementsOfType(Outcome.Unknown.class);

        assertThat(resend.received()).hasSize(2);
    }

    static Stream<Fault> endsOfAConnection() {
        return Stream.of(Fault.RESET_BEFORE_ACCEPT, Fault.RESET_AFTER_ACCEPT, Fault.CLOSE_AFTER_ACCEPT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "HTTP/1.1 200 OK\r\nContent-", "HTTP/1.1 200 OK\r\nContent-Length: 50\r\n\r\n{\"id\":\"1\"}"
            })
    void an_answer_that_breaks_off_or_stalls_is_unknown(String part) throws IOException {
        try (HalfAnswer server = HalfAnswer.thenClosed(part)) {
            assertThat(provider(Account.at(server.uri())).send(Mails.batch("b", 2)))
                    .hasOnlyElementsOfType(Outcome.Unknown.class);
        }
        try (HalfAnswer server = HalfAnswer.thenSilent(part)) {
            Account impatient = Account.at(server.uri()).timeout(Duration.ofSeconds(1));
            assertThat(provider(impatient).send(Mails.batch("b", 2))).hasOnlyElementsOfType(Outcome.Unknown.class);
        }
    }

    @Test
    void where_nothing_listens_resend_was_not_reached() throws IOException {
        assertThat(provider(Account.at(nowhere())).send(Mails.batch("b", 2)))
                .hasOnlyElementsOfType(Outcome.Unreached.class);
    }

    @Test
    void where_the_name_is_unknown_resend_was_not_reached() {
        assertThat(provider(Account.at(URI.create("http://resend.invalid"))).send(Mails.batch("b", 1)))
                .hasOnlyElementsOfType(Outcome.Unreached.class);
    }

    @Test
    void where_tls_fails_resend_was_not_reached() {
        URI secure = URI.create(resend.uri().toString().replace("http:", "https:"));
        assertThat(provider(Account.at(secure)).send(Mails.batch("b", 1)))
                .hasOnlyElementsOfType(Outcome.Unreached.class);
    }

    @Test
    void an_answer_of_any_length_is_read_to_a_bound() {
        Map<String, String> headers = Map.of("Content-Type", "application/json");
        byte[] huge = new byte[64 << 20];
        try (HttpDoor door = HttpDoor.open(call -> new HttpAnswer.Response(200, headers, huge))) {
            ResendEmailProvider there = provider(Account.at(door.uri()));
            for (int i = 0; i < 3; i++) {
                assertThat(there.send(Mails.batch("b", 2))).hasOnlyElementsOfType(Outcome.Unknown.class);
            }
        }
    }

    @Test
    void a_redirect_is_not_followed() {
        HttpAnswer redirect = HttpAnswer.Response.empty(307).with(Map.of("Location", resend.uri() + "/emails/batch"));
        try (HttpDoor door = HttpDoor.open(call -> redirect)) {
            assertThat(provider(Account.at(door.uri())).send(Mails.batch("b", 2)))
                    .hasOnlyElementsOfType(Outcome.Halted.class);
        }
        assertThat(resend.received()).isEmpty();
    }

    @Test
    void the_key_is_in_no_outcome_whatever_is_answered() {
        String echo = Json.object()
                .put("name", "x")
                .put("message", "your key " + Account.KEY)
                .toString();
        for (int status : new int[] {200, 401, 409, 422, 500}) {
            try (HttpDoor door = HttpDoor.open(call -> HttpAnswer.Response.of(status, "application/json", echo))) {
                assertThat(provider(Account.at(door.uri()))
                                .send(Mails.batch("b", 1))
                                .toString())
                        .contains("***")
                        .doesNotContain(Account.KEY);
            }
        }
    }

    @Test
    void calls_of_several_threads_run_at_the_same_time_and_keep_their_connections() throws Exception {
        CountDownLatch together = new CountDownLatch(2);
        Set<Long> connections = ConcurrentHashMap.newKeySet();
        try (HttpDoor door = HttpDoor.open(call -> {
                    connections.add(Thread.currentThread().threadId());
                    together.countDown();
                    await(together);
                    return Json.response(
                            200, Json.object().put("id", UUID.randomUUID().toString()));
                });
                ExecutorService threads = Executors.newFixedThreadPool(2)) {
            ResendEmailProvider there = provider(Account.at(door.uri()));
            List<Future<List<Outcome>>> sent = IntStream.range(0, 20)
                    .mapToObj(i -> threads.submit(() -> there.send(Mails.batch("c" + i, 1))))
                    .toList();
            for (Future<List<Outcome>> one : sent) {
                assertThat(one.get()).hasOnlyElementsOfType(Outcome.Accepted.class);
            }
        }
        // The door has a thread for each connection; one that was just used may be back a moment too late.
        assertThat(connections).hasSizeBetween(2, 4);
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static URI nowhere() throws IOException {
        try (ServerSocket closed = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            return URI.create("http://127.0.0.1:" + closed.getLocalPort());
        }
    }
}
