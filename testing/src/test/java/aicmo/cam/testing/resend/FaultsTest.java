package aicmo.cam.testing.resend;

import static aicmo.cam.testing.Eventually.eventually;
import static aicmo.cam.testing.resend.Caller.mail;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class FaultsTest {

    private static final String KEY = "Idempotency-Key";

    private final ResendApi api = ResendApi.start(ResendSettings.defaults().requestsPerSecond(1000));
    private final Caller caller = new Caller(api);
    private final Caller impatient = new Caller(api, Duration.ofSeconds(2));

    @AfterEach
    void close() {
        api.close();
    }

    @Test
    void a_reset_after_accepting_is_healed_by_the_same_key() throws IOException {
        api.next(Fault.RESET_AFTER_ACCEPT);

        assertThatThrownBy(this::send).isInstanceOf(IOException.class);
        eventually().until(() -> api.accepted().count() == 1);
        Caller.Answer again = send();

        assertThat(again.status()).isEqualTo(200);
        assertThat(again.id()).isEqualTo(api.accepted().emails().getFirst().id());
        assertThat(api.accepted().count()).isEqualTo(1);
    }

    @Test
    void a_close_after_accepting_is_healed_by_the_same_key() throws IOException {
        api.next(Fault.CLOSE_AFTER_ACCEPT);

        assertThatThrownBy(this::send).isInstanceOf(IOException.class);
        assertThat(send().id()).isEqualTo(api.accepted().emails().getFirst().id());
        assertThat(api.accepted().count()).isEqualTo(1);
    }

    @Test
    void a_time_out_after_accepting_leaves_the_outcome_unknown() throws IOException {
        api.next(Fault.TIMEOUT_AFTER_ACCEPT);

        assertThatThrownBy(() -> send(impatient)).isInstanceOf(HttpTimeoutException.class);
        assertThat(api.accepted().count()).isEqualTo(1);
        assertThat(send().id()).isEqualTo(api.accepted().emails().getFirst().id());
    }

    @Test
    void a_time_out_or_reset_before_accepting_accepts_nothing() throws IOException {
        api.next(Fault.TIMEOUT_BEFORE_ACCEPT, Fault.RESET_BEFORE_ACCEPT);

        assertThatThrownBy(() -> send(impatient)).isInstanceOf(HttpTimeoutException.class);
        assertThatThrownBy(this::send).isInstanceOf(IOException.class);
        assertThat(api.accepted().count()).isZero();
        assertThat(send().status()).isEqualTo(200);
    }

    @Test
    void an_error_after_accepting_is_healed_by_the_same_key() throws IOException {
        api.next(Fault.ERROR_AFTER_ACCEPT);

        assertThat(send().status()).isEqualTo(500);
        assertThat(send().status()).isEqualTo(200);
        assertThat(api.accepted().count()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 502, 503})
    void a_status_on_command_hits_one_request(int status) throws IOException {
        api.next(Fault.NONE, Fault.status(status));

        assertThat(send().status()).isEqualTo(200);
        assertThat(send().status()).isEqualTo(status);
        assertThat(send().status()).isEqualTo(200);
    }

    @ParameterizedTest
    @EnumSource(ResendError.class)
    void every_documented_error_comes_on_command(ResendError error) throws IOException {
        api.next(Fault.error(error));

        Caller.Answer answer = send();

        assertThat(answer.status()).isEqualTo(error.status());
        assertThat(answer.error()).isEqualTo(error.code());
        assertThat(answer.json().path("statusCode").asInt()).isEqualTo(error.status());
        assertThat(answer.message()).isNotBlank();
        assertThat(api.accepted().count()).isZero();
    }

    @Test
    void a_slow_request_works_in_the_end() throws IOException {
        api.next(Fault.slow(Duration.ofMillis(300)));
        long before = System.nanoTime();

        assertThat(send().status()).isEqualTo(200);
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isGreaterThanOrEqualTo(Duration.ofMillis(300));
    }

    private Caller.Answer send() throws IOException {
        return send(caller);
    }

    private static Caller.Answer send(Caller caller) throws IOException {
        return caller.post("/emails", mail("a@client.test"), KEY, "k1");
    }
}
