package aicmo.cam.decision.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpServerRequest;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 5, unit = TimeUnit.MINUTES)
class WebhookClientTest {
    private static final Seal SEAL = new Seal(List.of("MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE="));

    @TempDir
    static Path folder;

    private static Vertx vertx;

    @BeforeAll
    static void start() {
        vertx = Vertx.vertx();
    }

    @AfterAll
    static void stop() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void it_connects_to_the_address_that_was_checked_under_the_name_of_the_url() throws Exception {
        TlsReceiver checked = receiver("127.0.0.1", 0, WebhookClientTest::taken);
        TlsReceiver trap = receiver("127.0.0.2", checked.port(), WebhookClientTest::taken);
        AtomicInteger proxies = new AtomicInteger();
        ProxySelector before = ProxySelector.getDefault();
        ProxySelector.setDefault(counting(proxies));
        try {
            // the system's resolver does not know the name at all, and a second question would get the trap
            Answers answers = new Answers("127.0.0.1", "127.0.0.2");

            WebhookClient.Answer answer = tell(new TargetCheck(true, answers), url(checked, TlsReceiver.NAME));

            assertThat(answer).isEqualTo(new WebhookClient.Answer(204, "HTTP 204"));
            assertThat(answers.asked).hasValue(1);
            assertThat(checked.asked())
                    .containsExactly(new TlsReceiver.Asked(TlsReceiver.NAME + ":" + checked.port(), TlsReceiver.NAME));
            assertThat(trap.asked()).isEmpty();
            assertThat(proxies).hasValue(0);
        } finally {
            ProxySelector.setDefault(before);
        }
    }

    @Test
    void a_name_that_leads_elsewhere_since_it_was_added_is_refused() throws Exception {
        TlsReceiver inside = receiver("127.0.0.1", 0, WebhookClientTest::taken);
        TargetCheck check = new TargetCheck(false, new Answers("8.8.8.8", "127.0.0.1"));
        String url = url(inside, TlsReceiver.NAME);
        assertThat(check.refusal(url)).isEmpty();

        WebhookClient.Answer answer = tell(check, url);

        assertThat(answer.status()).isZero();
        assertThat(answer.words()).startsWith("the URL leads to 127.0.0.1, which is not an address of the internet");
        assertThat(inside.asked()).isEmpty();
    }

    @Test
    void a_certificate_for_another_name_is_not_trusted() throws Exception {
        TlsReceiver receiver = receiver("127.0.0.1", 0, WebhookClientTest::taken);

        WebhookClient.Answer answer =
                tell(new TargetCheck(true, new Answers("127.0.0.1")), url(receiver, "other.example"));

        assertThat(answer.status()).isZero();
        assertThat(answer.words()).contains("SSLHandshakeException");
        assertThat(receiver.asked()).isEmpty();
    }

    @Test
    void a_redirect_is_an_answer_and_not_followed() throws Exception {
        TlsReceiver receiver = receiver("127.0.0.1", 0, request -> request.response()
                .setStatusCode(307)
                .putHeader("Location", "/elsewhere")
                .end());

        WebhookClient.Answer answer =
                tell(new TargetCheck(true, new Answers("127.0.0.1")), url(receiver, TlsReceiver.NAME));

        assertThat(answer.status()).isEqualTo(307);
        assertThat(receiver.asked()).hasSize(1);
    }

    @Test
    void an_answer_without_end_is_left_at_its_status() throws Exception {
        TlsReceiver receiver = receiver("127.0.0.1", 0, request -> {
            request.response().setChunked(true).write("x".repeat(1_000));
            vertx.setPeriodic(10, timer -> {
                if (request.response().closed()) {
                    vertx.cancelTimer(timer);
                } else {
                    request.response().write("x".repeat(1_000));
                }
            });
        });

        WebhookClient.Answer answer =
                tell(new TargetCheck(true, new Answers("127.0.0.1")), url(receiver, TlsReceiver.NAME));

        assertThat(answer.status()).isEqualTo(200);
    }

    @Test
    void a_receiver_that_does_not_answer_is_left_after_the_timeout() throws Exception {
        TlsReceiver receiver = receiver("127.0.0.1", 0, request -> {});

        WebhookClient.Answer answer = tell(
                new TargetCheck(true, new Answers("127.0.0.1")),
                url(receiver, TlsReceiver.NAME),
                Duration.ofSeconds(1));

        assertThat(answer.status()).isZero();
        assertThat(answer.words()).startsWith("no answer: ");
    }

    private static TlsReceiver receiver(String address, int port, java.util.function.Consumer<HttpServerRequest> answer)
            throws Exception {
        return new TlsReceiver(vertx, folder, address, port, answer);
    }

    private static void taken(HttpServerRequest request) {
        request.response().setStatusCode(204).end();
    }

    private static String url(TlsReceiver receiver, String host) {
        return "https://" + host + ":" + receiver.port() + "/hook?x=1";
    }

    private static WebhookClient.Answer tell(TargetCheck check, String url) throws Exception {
        return tell(check, url, Duration.ofMinutes(1));
    }

    private static WebhookClient.Answer tell(TargetCheck check, String url, Duration timeout) throws Exception {
        HttpClientOptions trusting = new HttpClientOptions().setTrustOptions(TlsReceiver.trust(folder));
        WebhookClient client = new WebhookClient(vertx, new Settings(timeout), Clock.systemUTC(), check, trusting);
        UUID webhook = UUID.randomUUID();
        Delivery delivery = new Delivery(
                UUID.randomUUID(),
                webhook,
                UUID.randomUUID(),
                "cam.email-sent.v1",
                "{}",
                Delivery.State.PENDING,
                1,
                Instant.now(),
                null,
                Instant.now());
        try {
            return client.tell(new DeliveryRows.Claimed(delivery, url, SEAL.seal(new byte[32], webhook.toString())))
                    .join();
        } finally {
            client.close();
        }
    }

    private static ProxySelector counting(AtomicInteger asked) {
        return new ProxySelector() {
            @Override
            public List<Proxy> select(URI uri) {
                asked.incrementAndGet();
                return List.of(Proxy.NO_PROXY);
            }

            @Override
            public void connectFailed(URI uri, SocketAddress address, IOException e) {
                asked.incrementAndGet();
            }
        };
    }

    /** A resolver whose answer changes from one question to the next, and then stays. */
    private static final class Answers implements TargetCheck.Lookup {
        private final AtomicInteger asked = new AtomicInteger();
        private final Iterator<String> addresses;
        private String last;

        Answers(String... addresses) {
            this.addresses = Arrays.asList(addresses).iterator();
        }

        @Override
        public InetAddress[] addresses(String host) throws java.net.UnknownHostException {
            asked.incrementAndGet();
            last = addresses.hasNext() ? addresses.next() : last;
            return new InetAddress[] {InetAddress.getByName(last)};
        }
    }

    private record Settings(Duration timeout) implements WebhookSettings {
        @Override
        public Optional<List<String>> keys() {
            return Optional.of(List.of("MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE="));
        }

        @Override
        public boolean privateAddresses() {
            return true;
        }

        @Override
        public List<Duration> retries() {
            return List.of();
        }

        @Override
        public Duration every() {
            return Duration.ofSeconds(1);
        }

        @Override
        public Duration kept() {
            return Duration.ofDays(1);
        }
    }
}
