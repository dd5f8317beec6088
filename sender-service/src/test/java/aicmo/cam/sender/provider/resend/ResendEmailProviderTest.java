package aicmo.cam.sender.provider.resend;

import static org.assertj.core.api.Assertions.assertThat;

import aicmo.cam.sender.mail.RenderedMail;
import aicmo.cam.sender.provider.Batch;
import aicmo.cam.sender.provider.Outcome;
import aicmo.cam.testing.backing.CamBacking;
import aicmo.cam.testing.http.HttpAnswer;
import aicmo.cam.testing.http.HttpCall;
import aicmo.cam.testing.http.HttpDoor;
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
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The client needs a running application. */
@QuarkusTest
@WithTestResource(value = CamBacking.class, initArgs = @ResourceArg(name = "service", value = "sender"))
@WithTestResource(CamMail.class)
class ResendEmailProviderTest {
    private final ResendApi resend = ResendApi.start(ResendSettings.defaults().requestsPerSecond(10_000));
    private final ResendEmailProvider provider = provider(Account.at(resend.uri()));

    private static ResendEmailProvider provider(Account account) {
        return new ResendEmailProvider(account, "1.2.3", new SimpleMeterRegistry(), Clock.systemUTC());
    }

    @AfterEach
    void close() {
        resend.close();
    }

    @Test
    void one_mail_goes_by_the_single_endpoint_and_several_by_that_for_batches() {
        assertThat(provider.send(Mails.batch("one", 1))).hasOnlyElementsOfType(Outcome.Accepted.class);
        assertThat(provider.send(Mails.batch("hundred", 100))).hasOnlyElementsOfType(Outcome.Accepted.class);

        assertThat(resend.received()).extracting(HttpCall::path).containsExactly("/emails", "/emails/batch");
        assertThat(resend.received().getLast().header("x-batch-validation")).hasValue("permissive");
        assertThat(resend.accepted().count()).isEqualTo(101);
    }

    @Test
    void every_call_says_who_calls_and_under_which_key() {
        provider.send(Mails.batch("k", 1));

        HttpCall call = resend.received().getFirst();
        assertThat(call.header("user-agent")).hasValue("cam/1.2.3 (AI CMO campaign automation)");
        assertThat(call.header("authorization")).hasValue("Bearer re_test_full_access");
        assertThat(call.header("idempotency-key")).hasValue("cam-k");
        assertThat(call.header("content-type")).hasValue("application/json");
        assertThat(call.header("content-length")).isPresent();
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
        resend.next(fault);

        assertThat(provider.send(Mails.batch("b", 3))).hasOnlyElementsOfType(Outcome.Unknown.class);
        assertThat(resend.received()).hasSize(1);
        assertThat(provider.send(Mails.batch("b", 3))).hasOnlyElementsOfType(Outcome.Accepted.class);

        assertThat(resend.accepted().count()).isEqualTo(3);
        assertThat(resend.accepted().twice()).isEmpty();
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
    void a_mail_that_resend_refuses_does_not_keep_the_others() {
        RenderedMail bad = Mails.to("nobody");
        Batch batch = new Batch(
                "p",
                List.of(Mails.item(Mails.to("a@lead.test")), Mails.item(bad), Mails.item(Mails.to("b@lead.test"))));

        List<Outcome> outcomes = provider.send(batch);

        assertThat(outcomes.get(0)).isEqualTo(accepted("a@lead.test"));
        assertThat(outcomes.get(1)).isInstanceOf(Outcome.Rejected.class);
        assertThat(outcomes.get(2)).isEqualTo(accepted("b@lead.test"));
    }

    @Test
    void an_answer_of_any_length_is_read_to_a_bound() {
        byte[] huge = new byte[64 << 20];
        try (HttpDoor door = HttpDoor.open(
                call -> new HttpAnswer.Response(200, java.util.Map.of("Content-Type", "application/json"), huge))) {
            ResendEmailProvider there = provider(Account.at(door.uri()));
            assertThat(there.send(Mails.batch("b", 2))).hasOnlyElementsOfType(Outcome.Unknown.class);
            assertThat(there.send(Mails.batch("b", 2))).hasOnlyElementsOfType(Outcome.Unknown.class);
        }
    }

    private Outcome accepted(String recipient) {
        String id = resend.accepted().emails().stream()
                .filter(email -> email.content().to().contains(recipient))
                .findFirst()
                .orElseThrow()
                .id();
        return new Outcome.Accepted(id, List.of("<" + recipient + ">"));
    }

    private static URI nowhere() throws IOException {
        try (ServerSocket closed = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            return URI.create("http://127.0.0.1:" + closed.getLocalPort());
        }
    }
}
