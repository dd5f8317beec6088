package aicmo.cam.testing.resend;

import static aicmo.cam.testing.Eventually.eventually;
import static aicmo.cam.testing.resend.Caller.mail;
import static aicmo.cam.testing.resend.Caller.mails;
import static org.assertj.core.api.Assertions.assertThat;

import aicmo.cam.testing.SettableClock;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class IdempotencyTest {

    private static final String KEY = "Idempotency-Key";

    private final SettableClock clock = new SettableClock(Instant.parse("2026-03-01T10:00:00Z"));
    private final ResendApi api =
            ResendApi.start(ResendSettings.defaults().clock(clock).requestsPerSecond(1000));
    private final Caller caller = new Caller(api);

    @AfterEach
    void close() {
        api.close();
    }

    @Test
    void the_same_key_and_payload_get_the_first_answer_and_send_once() throws IOException {
        Caller.Answer first = caller.post("/emails/batch", mails("a@client.test", "b@client.test"), KEY, "k1");
        clock.advance(Duration.ofHours(24).minusSeconds(1));
        Caller.Answer second = caller.post("/emails/batch", mails("a@client.test", "b@client.test"), KEY, "k1");

        assertThat(second.json()).isEqualTo(first.json());
        assertThat(api.accepted().perKey()).containsExactly(java.util.Map.entry("k1", 2L));
        assertThat(api.accepted().twice()).isEmpty();
        assertThat(api.received()).hasSize(2);
    }

    @Test
    void after_24_hours_the_key_protects_nothing() throws IOException {
        caller.post("/emails", mail("a@client.test"), KEY, "k1");
        clock.advance(Duration.ofHours(24));
        caller.post("/emails", mail("a@client.test"), KEY, "k1");

        assertThat(api.accepted().perRecipient()).containsEntry("a@client.test", 2L);
        assertThat(api.accepted().twice()).hasSize(1);
    }

    @Test
    void the_same_key_with_another_payload_is_a_conflict() throws IOException {
        caller.post("/emails", mail("a@client.test"), KEY, "k1");
        Caller.Answer answer = caller.post("/emails", mail("b@client.test"), KEY, "k1");

        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.error()).isEqualTo("invalid_idempotent_request");
        assertThat(api.accepted().count()).isEqualTo(1);
    }

    @Test
    void the_same_key_while_the_first_request_runs_is_a_conflict_to_retry() throws IOException {
        CountDownLatch latch = new CountDownLatch(1);
        api.next(Fault.heldUntil(latch));
        CompletableFuture<Caller.Answer> first = CompletableFuture.supplyAsync(this::send);
        eventually().until(() -> api.received().size() == 1);

        Caller.Answer second = caller.post("/emails", mail("a@client.test"), KEY, "k1");
        latch.countDown();
        Caller.Answer third = first.thenApply(answer -> send()).join();

        assertThat(second.status()).isEqualTo(409);
        assertThat(second.error()).isEqualTo("concurrent_idempotent_requests");
        assertThat(third.id()).isEqualTo(first.join().id());
        assertThat(api.accepted().count()).isEqualTo(1);
    }

    @Test
    void a_key_has_1_to_256_characters() throws IOException {
        assertThat(caller.post("/emails", mail("a@client.test"), KEY, "").error())
                .isEqualTo("invalid_idempotency_key");
        assertThat(caller.post("/emails", mail("a@client.test"), KEY, "k".repeat(257))
                        .status())
                .isEqualTo(400);
        assertThat(caller.post("/emails", mail("a@client.test"), KEY, "k".repeat(256))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void a_refused_request_leaves_its_key_unused() throws IOException {
        caller.post("/emails", mail("nobody"), KEY, "k1");

        assertThat(caller.post("/emails", mail("a@client.test"), KEY, "k1").status())
                .isEqualTo(200);
    }

    private Caller.Answer send() {
        try {
            return caller.post("/emails", mail("a@client.test"), KEY, "k1");
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
